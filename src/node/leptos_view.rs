//! [`Element`] as a Leptos view, so that Leptos mounts, hydrates and prerenders the app.

use super::Element;
use crate::platform::render::{Mounted, build, hydrate};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

no_attrs!(Element);

impl Render for Element {
    type State = Mounted;

    fn build(self) -> Mounted {
        build(self)
    }

    fn rebuild(self, state: &mut Mounted) {
        state.replace(build(self));
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Element;
    type Owned = Element;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Element {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write_html(buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Mounted {
        match position.get() {
            Position::FirstChild => cursor.child(),
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        hydrate(self, &cursor.current())
    }

    fn into_owned(self) -> Element {
        self
    }
}
