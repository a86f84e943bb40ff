//! No text makes the reader of URLs panic; what it takes is ASCII, within bounds, and read again
//! as it was written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::url::{Syntax, Url};

fn same(url: &Url, syntax: Syntax) {
    assert!(url.as_str().is_ascii());
    let again = Url::parse(url.as_str(), syntax).expect("what was written is read");
    assert_eq!(again.as_str(), url.as_str());
    let parts = |url: &Url| {
        let texts = [url.username(), url.password(), url.host(), url.query(), url.fragment()];
        (texts.map(|text| text.map(str::to_owned)), url.path().to_owned(), url.port(), url.origin())
    };
    assert_eq!(parts(&again), parts(url));
}

fuzz_target!(|text: &str| {
    let (base, reference) = text.split_once('\n').unwrap_or((text, ""));
    for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
        for base in [base, &format!("http://{base}")] {
            let Ok(base) = Url::parse(base, syntax) else { continue };
            same(&base, syntax);
            same(&base.with_fragment(None), syntax);
            let Ok(url) = base.join(reference, syntax) else { continue };
            same(&url, syntax);
            assert!(url.as_str().len() <= base.as_str().len() + 5 * reference.len() + 16);
            if url.is_http() {
                same(&url.without_user_info(), syntax);
            }
        }
    }
});
