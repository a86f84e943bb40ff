//! Where in a HAR file something stands, and what of it is kept.

/// The objects and arrays on the way to what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before and behind the outermost value.
    Outside,
    /// The outermost object.
    File,
    /// `log`.
    Log,
    /// `log.entries`.
    Entries,
    /// One of them.
    Entry,
    /// Its `request`.
    Request,
    /// `request.postData`.
    Content,
    /// `request.headers`.
    RequestFields,
    /// One of them.
    RequestField,
    /// The entry's `response`.
    Response,
    /// `response.headers`.
    ResponseFields,
    /// One of them.
    ResponseField,
    /// Anything else.
    Skipped,
}

/// What a string or number is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Nothing,
    Method,
    Url,
    Body,
    Status,
    RedirectUrl,
    ResourceType,
    Error,
    FieldName,
    FieldValue,
}

/// What leads from one place to the next: a name, or none for the items of an array.
const WAYS: [(Place, &str, Place); 11] = [
    (Place::Outside, "", Place::File),
    (Place::File, "log", Place::Log),
    (Place::Log, "entries", Place::Entries),
    (Place::Entries, "", Place::Entry),
    (Place::Entry, "request", Place::Request),
    (Place::Entry, "response", Place::Response),
    (Place::Request, "postData", Place::Content),
    (Place::Request, "headers", Place::RequestFields),
    (Place::RequestFields, "", Place::RequestField),
    (Place::Response, "headers", Place::ResponseFields),
    (Place::ResponseFields, "", Place::ResponseField),
];

/// What is kept.
const KEPT: [(Place, &str, Slot); 12] = [
    (Place::Entry, "_resourceType", Slot::ResourceType),
    (Place::Entry, "_error", Slot::Error),
    (Place::Response, "_error", Slot::Error),
    (Place::Request, "method", Slot::Method),
    (Place::Request, "url", Slot::Url),
    (Place::Content, "text", Slot::Body),
    (Place::Response, "status", Slot::Status),
    (Place::Response, "redirectURL", Slot::RedirectUrl),
    (Place::RequestField, "name", Slot::FieldName),
    (Place::RequestField, "value", Slot::FieldValue),
    (Place::ResponseField, "name", Slot::FieldName),
    (Place::ResponseField, "value", Slot::FieldValue),
];

impl Place {
    /// The place of an object or array inside this one; `name` is empty for an item of an array.
    pub fn inside(self, name: &[u8]) -> Place {
        found(&WAYS, self, name).unwrap_or(Place::Skipped)
    }

    /// What the string or number of this name is kept as.
    pub fn slot(self, name: &[u8]) -> Slot {
        found(&KEPT, self, name).unwrap_or(Slot::Nothing)
    }
}

fn found<T: Copy>(table: &[(Place, &str, T)], place: Place, name: &[u8]) -> Option<T> {
    let found = table.iter().find(|(at, of, _)| *at == place && of.as_bytes() == name);
    found.map(|(_, _, found)| *found)
}
