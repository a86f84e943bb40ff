//! The one view type of the app: a tree of elements, as data.
//!
//! Leptos' own views are nested generic types, and each page costs its weight in machine code
//! several times over (build, rebuild, hydrate, hydrate asynchronously). A [`Node`] is built,
//! hydrated and written by one piece of code for all pages; signals, effects and mounting are
//! Leptos'. The figures that decided it stand in `docs/decisions.md`.
//!
//! Two rules keep the HTML free of markers that hydration would need otherwise: neighbouring
//! texts are joined, and text that changes fills an element of its own.

mod html;
mod leptos_view;

pub use html::escape;
use std::borrow::Cow;
use wasm_bindgen::JsCast;

/// A piece of a page.
pub enum Node {
    /// An element.
    Element(Element),
    /// Text that stays as it is.
    Text(Cow<'static, str>),
    /// An element that is made anew whenever a signal it read has changed.
    Live(Make),
}

/// An element, with what it holds.
///
/// Behind a pointer: a view builds elements by long chains of calls, and each hands the element
/// on. By value that was a third of the whole app's code.
pub struct Element(pub(crate) Box<Parts>);

/// What an element consists of.
pub(crate) struct Parts {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<(&'static str, Attribute)>,
    pub(crate) listeners: Vec<(&'static str, Listener)>,
    pub(crate) content: Content,
    pub(crate) on_mount: Option<OnMount>,
}

/// Makes an element.
pub type Make = Box<dyn Fn() -> Element + Send>;
/// Handles an event.
pub type Listener = Box<dyn FnMut(web_sys::Event) + Send>;
/// Receives the element once it is in the page; never called on the host.
pub type OnMount = Box<dyn FnOnce(web_sys::Element) + Send>;

/// The value of an attribute; `None` leaves the attribute out.
pub(crate) enum Attribute {
    Fixed(Cow<'static, str>),
    Live(Box<dyn Fn() -> Option<Cow<'static, str>> + Send>),
}

/// What an element holds.
pub(crate) enum Content {
    Nodes(Vec<Node>),
    /// Text that changes.
    Text(Box<dyn Fn() -> String + Send>),
    /// Elements by key, kept and moved as the order of the keys changes.
    Keyed(Box<dyn Fn() -> Vec<usize> + Send>, Box<dyn Fn(usize) -> Element + Send>),
}

/// An element with this tag and nothing in it.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        content: Content::Nodes(Vec::new()),
        on_mount: None,
    }))
}

// Nothing is inlined: a call with its text as two numbers is the smallest that a view can be.
impl Element {
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Attribute) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, handle: Listener) -> Element {
        self.0.listeners.push((name, handle));
        self
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Element {
        if let Content::Nodes(nodes) = &mut self.0.content {
            match (nodes.last_mut(), child) {
                (_, Node::Text(text)) if text.is_empty() => {}
                (Some(Node::Text(before)), Node::Text(text)) => before.to_mut().push_str(&text),
                (_, child) => nodes.push(child),
            }
        }
        self
    }

    #[inline(never)]
    fn fill(mut self, content: Content) -> Element {
        self.0.content = content;
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Element {
        self.set(name, Attribute::Fixed(value.into()))
    }

    /// Sets the `class` attribute.
    #[inline(never)]
    pub fn class(self, value: impl Into<Cow<'static, str>>) -> Element {
        self.attr("class", value)
    }

    /// Sets an attribute if there is a value.
    pub fn attr_if(
        self,
        name: &'static str,
        value: Option<impl Into<Cow<'static, str>>>,
    ) -> Element {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Lets an attribute follow signals; it is absent while the value is `None`.
    pub fn live_attr<V: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<V> + Send + 'static,
    ) -> Element {
        self.set(name, Attribute::Live(Box::new(move || value().map(Into::into))))
    }

    /// Handles an event, which must be of the type that the browser sends under this name.
    pub fn on<E: JsCast>(
        self,
        name: &'static str,
        mut handle: impl FnMut(E) + Send + 'static,
    ) -> Element {
        let handle = Box::new(move |event: web_sys::Event| handle(event.unchecked_into()));
        self.listen(name, handle)
    }

    /// Calls `then` with the element once it is in the page.
    pub fn on_mount(mut self, then: impl FnOnce(web_sys::Element) + Send + 'static) -> Element {
        self.0.on_mount = Some(Box::new(then));
        self
    }

    /// Adds a child; text is joined to the text before it.
    #[inline(never)]
    pub fn child(self, child: impl Into<Node>) -> Element {
        self.push(child.into())
    }

    /// Adds children.
    pub fn children<N: Into<Node>>(self, children: impl IntoIterator<Item = N>) -> Element {
        children.into_iter().fold(self, Element::child)
    }

    /// Adds an element that is made anew whenever a signal it read has changed.
    pub fn live(self, make: impl Fn() -> Element + Send + 'static) -> Element {
        self.push(Node::Live(Box::new(make)))
    }

    /// Fills the element with text that follows signals; it can hold nothing else.
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Element {
        self.fill(Content::Text(Box::new(text)))
    }

    /// Fills the element with one child for each key, in the order of the keys; a child is made
    /// when its key first appears.
    pub fn keyed(
        self,
        keys: impl Fn() -> Vec<usize> + Send + 'static,
        make: impl Fn(usize) -> Element + Send + 'static,
    ) -> Element {
        self.fill(Content::Keyed(Box::new(keys), Box::new(make)))
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Node {
        Node::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(Cow::Owned(text))
    }
}
