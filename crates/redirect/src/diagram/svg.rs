//! The diagram as a picture of its own.

use super::{Band, Diagram, HEAD, HEAD_HEIGHT, Label, Shape};
use std::fmt::Write;

/// Light and dark; classes as the page has them. The faces are those of whoever looks at the file,
/// and monospaced ones alone are about as wide everywhere. Where a text crosses a lane, its halo
/// covers the line.
const STYLE: &str = "text{font:11px ui-monospace,monospace;fill:#1b1f29}.mono,.m{font-size:12.5px;\
paint-order:stroke;stroke:#fff;stroke-width:4px}\
.m{font-weight:700}.sub{fill:#5b6270}.name{font-weight:600}.bg{fill:#fff}.lane{stroke:#c9ced8;stroke-dasharray:2 4}\
.head,.chip-b,.add{fill:#fff;stroke:#c9ced8}.add{stroke:#1b1f29}.arr{stroke:#1b1f29;stroke-width:1.6}.res,.ah2{stroke:#5b6270;stroke-width:1.4;fill:none}\
.ah,.chg{fill:#1b1f29}.chg-t,.st-t{fill:#fff;font-weight:600}\
.drop{fill:#fff;stroke:#7b8494;stroke-dasharray:3 2.5}.drop-t{text-decoration:line-through;fill:#5b6270}\
.disc{fill:#fff;stroke:#c9ced8}.st{fill:#3d5bb0}.k-2{fill:#1d7a4c}.k-4{fill:#b0483a}.k-5{fill:#8a3a86}.k-1,.k-v{fill:#5b6270}\
.fail{fill:#a3262f;font-weight:600}.local .arr,.local .res,.un{stroke-dasharray:5 4}\
@media(prefers-color-scheme:dark){text{fill:#e9ecf2}.bg,.head,.chip-b,.add,.drop,.disc{fill:#171a21}.lane,.head,.chip-b,.disc{stroke:#3a4150}\
.add{stroke:#e9ecf2}.arr{stroke:#e9ecf2}.ah,.chg{fill:#e9ecf2}.chg-t{fill:#171a21}.sub,.drop-t{fill:#a2a9b8}.mono,.m{stroke:#171a21}.fail{fill:#ff9a94}}";

/// Writes the diagram as SVG; `title` says in one sentence what it shows.
pub fn svg(diagram: &Diagram, title: &str) -> String {
    let Diagram { width, height, .. } = diagram;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
        width=\"{width}\" height=\"{height}\" role=\"img\"><title>"
    );
    escape(title, &mut out);
    let _ = write!(
        out,
        "</title><style>{STYLE}</style><rect class=\"bg\" width=\"{width}\" height=\"{height}\"/>"
    );
    for lane in &diagram.lanes {
        let (x, wide) = (lane.x, lane.half * 2);
        let from = HEAD + HEAD_HEIGHT;
        let _ = write!(out, "<path class=\"lane\" d=\"M{x} {from}V{}\"/>", height - 8);
        let left = x - lane.half;
        let _ = write!(
            out,
            "<rect class=\"head\" x=\"{left}\" y=\"{HEAD}\" width=\"{wide}\" height=\"{HEAD_HEIGHT}\" rx=\"7\"/>"
        );
        let y = if lane.sub.is_empty() { HEAD + 26 } else { HEAD + 18 };
        middle(&mut out, "name", x, y, &lane.name, &lane.full);
        if !lane.sub.is_empty() {
            middle(&mut out, "sub", x, HEAD + 34, &lane.sub, "");
        }
    }
    for (band, number) in diagram.hops.iter().zip(1..) {
        write_band(&mut out, band, number);
    }
    out.push_str("</svg>");
    out
}

fn write_band(out: &mut String, band: &Band, number: u32) {
    let (x, y) = band.disc;
    out.push_str(if band.local { "<g class=\"local\">" } else { "<g>" });
    let _ = write!(out, "<circle class=\"disc\" cx=\"{x}\" cy=\"{y}\" r=\"10\"/>");
    middle(out, "n", x, y + 4, &number.to_string(), "");
    for shape in &band.shapes {
        match shape {
            Shape::Path(class, path) => {
                let _ = write!(out, "<path class=\"{class}\" d=\"{path}\"/>");
            }
            Shape::Box(class, x, y, wide, high) => {
                let _ = write!(
                    out,
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" rx=\"4\"/>"
                );
            }
            Shape::Text(class, Label { x, y, text, full }) => {
                let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">");
                titled(out, text, full);
            }
            Shape::Middle(class, Label { x, y, text, full }) => {
                middle(out, class, *x, *y, text, full);
            }
        }
    }
    out.push_str("</g>");
}

fn middle(out: &mut String, class: &str, x: i32, y: i32, text: &str, full: &str) {
    let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">");
    titled(out, text, full);
}

fn titled(out: &mut String, text: &str, full: &str) {
    if !full.is_empty() && full != text {
        out.push_str("<title>");
        escape(full, out);
        out.push_str("</title>");
    }
    escape(text, out);
    out.push_str("</text>");
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // What XML cannot hold.
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::STYLE;
    use crate::diagram::{MONO, SANS};

    /// As wide as signs get, in em: SF Mono's.
    const WIDEST: f64 = 0.62;

    #[test]
    fn a_name_is_no_wider_than_its_box_whatever_faces_there_are() {
        let rules =
            STYLE.split('}').filter(|rule| rule.contains("font:") || rule.contains("font-size"));
        let mut count = 0;
        for rule in rules {
            let (names, declarations) = rule.split_once('{').expect("a rule");
            let size = declarations.split("px").next().and_then(|text| text.rsplit(':').next());
            let size: f64 = size.and_then(|text| text.parse().ok()).expect("a size");
            let sign = if names.starts_with(".mono") { MONO } else { SANS };
            assert!(size * WIDEST <= f64::from(sign), "{rule}");
            count += 1;
        }
        assert_eq!(count, 2, "one face, and a size for paths");
        assert_eq!(STYLE.matches("font:").count(), 1);
        assert!(STYLE.contains("text{font:11px ui-monospace,monospace;"));
    }
}
