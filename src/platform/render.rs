//! Trees of [`crate::node`] in the page: made, taken over, kept up to date.

use super::site;
use crate::node::{Attribute, Content, Element, Listener, Node};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element in the page.
pub struct Mounted(web_sys::Element);

/// Makes an element with all it holds.
pub fn build(element: Element) -> Mounted {
    Mounted(Renderer { existing: false }.element(element, None, false))
}

/// Takes over an element that was prerendered from the same data. Where the page is not as it
/// was rendered (somebody else has changed it), the element is made anew in its place.
pub fn hydrate(element: Element, existing: &web_sys::Node) -> Mounted {
    Mounted(Renderer { existing: true }.element(element, Some(existing), false))
}

impl Mounted {
    /// Puts another element in the place of this one.
    pub fn replace(&mut self, other: Mounted) {
        replace(&self.0, &other.0);
        self.0 = other.0;
    }
}

/// Walks a tree, beside the page it was prerendered into or without one.
#[derive(Clone, Copy)]
struct Renderer {
    existing: bool,
}

impl Renderer {
    fn element(
        self,
        element: Element,
        at: Option<&web_sys::Node>,
        in_svg: bool,
    ) -> web_sys::Element {
        let element = *element.0;
        let in_svg = in_svg || element.tag == "svg";
        let here = at.and_then(|node| node.dyn_ref::<web_sys::Element>());
        let same = here.filter(|here| here.tag_name().eq_ignore_ascii_case(element.tag));
        let (dom, existing) = match same {
            Some(same) => (same.clone(), true),
            None => {
                let made = create(element.tag, in_svg);
                if let Some(other) = at {
                    replace(other, &made);
                }
                (made, false)
            }
        };
        let renderer = Renderer { existing };
        renderer.attributes(&dom, element.attributes);
        for (name, listener) in element.listeners {
            listen(&dom, name, listener);
        }
        renderer.content(&dom, element.content, in_svg);
        if let Some(then) = element.on_mount {
            then(dom.clone());
        }
        dom
    }

    fn attributes(self, dom: &web_sys::Element, attributes: Vec<(&'static str, Attribute)>) {
        let mut live = Vec::new();
        for (name, value) in attributes {
            match value {
                Attribute::Fixed(value) if !self.existing => set(dom, name, Some(value)),
                Attribute::Fixed(_) => {}
                Attribute::Live(value) => live.push((name, value, None)),
            }
        }
        if live.is_empty() {
            return;
        }
        // One effect for all: each is a task of its own, and waking it costs more than a value does.
        let (dom, mut known) = (dom.clone(), self.existing);
        effect(Box::new(move || {
            for (name, value, last) in &mut live {
                let value = value();
                if !known && value != *last {
                    set(&dom, name, value.clone());
                }
                *last = value;
            }
            known = false;
        }));
    }

    fn content(self, dom: &web_sys::Element, content: Content, in_svg: bool) {
        match content {
            Content::Nodes(nodes) => self.nodes(dom, nodes, in_svg),
            Content::Text(text) => {
                let (dom, mut known) = (dom.clone(), self.existing);
                effect(Box::new(move || {
                    let text = text();
                    if !known {
                        dom.set_text_content(Some(&text));
                    }
                    known = false;
                }));
            }
            Content::Keyed(keys, make) => {
                let mut keyed = Keyed { dom: dom.clone(), shown: Vec::new(), make };
                let mut known = self.existing;
                effect(Box::new(move || {
                    keyed.show(&keys(), known);
                    known = false;
                }));
            }
        }
    }

    fn nodes(self, dom: &web_sys::Element, nodes: Vec<Node>, in_svg: bool) {
        let mut at = if self.existing { dom.first_child() } else { None };
        for node in nodes {
            let next = at.as_ref().and_then(|at| at.next_sibling());
            match node {
                Node::Text(text) => self.text(dom, &text, at.as_ref()),
                Node::Element(element) => {
                    let made = self.element(element, at.as_ref(), in_svg);
                    if at.is_none() {
                        let _ = dom.append_child(&made);
                    }
                }
                Node::Live(make) => self.live(dom, make, at, in_svg),
            }
            at = next;
        }
    }

    fn text(self, dom: &web_sys::Element, text: &str, at: Option<&web_sys::Node>) {
        match at {
            // Prerendered from the same data.
            Some(at) if at.node_type() == web_sys::Node::TEXT_NODE => {}
            _ => {
                let made = document().create_text_node(text);
                let _ = dom.insert_before(&made, at);
            }
        }
    }

    fn live(
        self,
        parent: &web_sys::Element,
        make: crate::node::Make,
        mut at: Option<web_sys::Node>,
        in_svg: bool,
    ) {
        let (parent, mut existing) = (parent.clone(), self.existing);
        effect(Box::new(move || {
            // Made anew, it takes the place of the one before.
            let renderer = Renderer { existing };
            let before = at.take();
            let hydrated = before.as_ref().filter(|_| existing);
            let made = renderer.element(make(), hydrated, in_svg);
            match &before {
                None => {
                    let _ = parent.append_child(&made);
                }
                Some(before) if !existing => replace(before, &made),
                Some(_) => {}
            }
            at = Some(made.into());
            existing = false;
        }));
    }
}

/// The children of an element by key.
struct Keyed {
    dom: web_sys::Element,
    /// By key, in ascending order.
    shown: Vec<(usize, web_sys::Element, Owner)>,
    make: Box<dyn Fn(usize) -> Element + Send>,
}

impl Keyed {
    /// Shows the children of these keys in this order; `known` when they are in the page already.
    fn show(&mut self, keys: &[usize], known: bool) {
        self.shown.retain(|(key, element, _)| {
            let stays = keys.contains(key);
            if !stays {
                element.remove();
            }
            stays
        });
        let mut at = self.dom.first_element_child();
        for key in keys {
            let existing = at.clone().filter(|_| known).map(web_sys::Node::from);
            let element = self.child(*key, existing.as_ref());
            if at.as_ref() == Some(&element) {
                at = element.next_element_sibling();
            } else {
                let _ = self.dom.insert_before(&element, at.as_deref());
            }
        }
    }

    /// The child of a key, made if it is not there.
    fn child(&mut self, key: usize, existing: Option<&web_sys::Node>) -> web_sys::Element {
        let place = self.shown.binary_search_by_key(&key, |(key, _, _)| *key);
        let place = place.unwrap_or_else(|place| {
            // An owner of its own, so that it outlives this run of the effect.
            let owner = Owner::new_root(None);
            let renderer = Renderer { existing: existing.is_some() };
            let made = owner.with(|| renderer.element((self.make)(key), existing, false));
            self.shown.insert(place, (key, made, owner));
            place
        });
        self.shown[place].1.clone()
    }
}

/// Sets an attribute, or removes it.
fn set(dom: &web_sys::Element, name: &str, value: Option<Cow<'static, str>>) {
    let value = value.and_then(|value| site::attribute(dom, name, value));
    let _ = match value {
        Some(value) => dom.set_attribute(name, &value),
        None => dom.remove_attribute(name),
    };
}

/// Runs now, and again whenever a signal that was read has changed, as long as the owner lives.
pub(super) fn effect(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}

fn replace(old: &web_sys::Node, new: &web_sys::Node) {
    if let Some(parent) = old.parent_node() {
        let _ = parent.replace_child(new, old);
    }
}

fn listen(dom: &web_sys::Element, name: &str, listener: Listener) {
    let listener: Box<dyn FnMut(web_sys::Event)> = listener;
    // The browser frees it with the element.
    let callback = Closure::wrap(listener).into_js_value();
    let _ = dom.add_event_listener_with_callback(name, callback.unchecked_ref());
}

fn create(tag: &str, in_svg: bool) -> web_sys::Element {
    let made = match in_svg {
        true => document().create_element_ns(Some(SVG), tag),
        false => document().create_element(tag),
    };
    #[expect(clippy::expect_used, reason = "tags are names of elements, written in this crate")]
    made.expect("the tag is a name of an element")
}

fn document() -> web_sys::Document {
    #[expect(clippy::expect_used, reason = "whoever renders has a page to render into")]
    super::document().expect("rendering happens in a page")
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.0.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(&self.0));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.0.clone()]
    }
}
