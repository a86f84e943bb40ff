//! What a browser needs to install the site: the manifest, icons drawn from the site's own, and the
//! screenshots that the browser tests have taken.

use super::assets::Assets;
use super::{ExportError, cannot};
use crate::i18n;
use model::Lang;
use serde_json::{Value, json};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// The icons: file, side in pixels, the drawing's share of it, what for. A maskable icon may be cut
/// to a circle of four fifths of its side.
const ICONS: [(&str, u32, f64, &str); 3] = [
    ("icon-192.png", 192, 0.76, "any"),
    ("icon-512.png", 512, 0.76, "any"),
    ("icon-maskable-512.png", 512, 0.58, "maskable"),
];

/// The screenshots: file, form factor.
const SCREENS: [(&str, &str); 2] = [("screens/wide.png", "wide"), ("screens/narrow.png", "narrow")];

/// The drawing's box in `icon.svg`, and the side of its squares.
const BOX: [f64; 4] = [-1.0, -3.5, 37.0, 36.0];
const SIDE: f64 = 4.8;

/// A square of the drawing: its corner, its colour.
type Square = ([f64; 2], [u8; 3]);

/// Writes them all.
pub fn all(project: &Path, dist: &Path, assets: &Assets) -> Result<(), ExportError> {
    let drawing = fs::read_to_string(project.join("style/icon.svg"));
    let drawing = drawing.map_err(|error| cannot("read", Path::new("style/icon.svg"), &error))?;
    let paper = assets.colour("bg", None).map_or("#ffffff", |[light, _]| light);
    let squares = squares(&drawing);
    for (name, side, share, _) in ICONS {
        super::write(&dist.join(name), icon(&squares, side, share, colour(paper))?)?;
    }
    let mut screens = Vec::new();
    for (name, form) in SCREENS {
        let path = project.join("style").join(name);
        let bytes = fs::read(&path).map_err(|error| cannot("read", &path, &error))?;
        let size = png::Decoder::new(Cursor::new(&bytes)).read_info().map_err(odd)?;
        let sizes = format!("{}x{}", size.info().width, size.info().height);
        screens.push(json!({ "src": name, "sizes": sizes, "type": "image/png", "form_factor": form, "label": label(form) }));
        super::write(&dist.join(name), bytes)?;
    }
    let manifest = manifest(paper, &screens);
    super::write(&dist.join("manifest.webmanifest"), format!("{manifest:#}\n"))
}

fn label(form: &str) -> &'static str {
    match form {
        "wide" => "全部状态码，一张表",
        _ => "手机上的状态码表",
    }
}

/// The manifest. Addresses are relative, so that it holds wherever the site lies; without an
/// address of its own the start page is the app's identity.
fn manifest(paper: &str, screens: &[Value]) -> Value {
    let icons = ICONS.map(|(src, side, _, purpose)| {
        json!({ "src": src, "sizes": format!("{side}x{side}"), "type": "image/png", "purpose": purpose })
    });
    let shortcut = |name: &str, url: &str| json!({ "name": name, "url": url, "icons": [{ "src": "icon-192.png", "sizes": "192x192", "type": "image/png" }] });
    let name = format!("{} · {}", i18n::SITE.get(Lang::Zh), i18n::SITE.get(Lang::En));
    json!({
        "id": "./",
        "name": name,
        "short_name": i18n::SITE.get(Lang::Zh),
        "description": "HTTP状态码：原文、现行标准、排查与选用，附重定向推演和练习；离线可用。",
        "lang": Lang::Zh.tag(),
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "orientation": "any",
        "theme_color": paper,
        "background_color": paper,
        "categories": ["developer", "education", "reference"],
        "icons": icons,
        "screenshots": screens,
        "shortcuts": [
            shortcut("全部状态码", "./"),
            shortcut(i18n::REDIRECTS.get(Lang::Zh), "redirects/"),
            shortcut(i18n::QUIZ.get(Lang::Zh), "quiz/"),
        ],
        // A window that is open may hold something typed.
        "launch_handler": { "client_mode": "navigate-new" },
        // As content, to a path that the worker alone answers: what is shared may hold secrets, and an
        // address is written into the logs of servers.
        "share_target": {
            "action": "redirects/share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
    })
}

/// The squares of the icon: every `M x y` of its paths begins one.
fn squares(svg: &str) -> Vec<Square> {
    let mut found = Vec::new();
    for path in svg.split("<path").skip(1) {
        let value = |name: &str| path.split_once(&format!("{name}=\""))?.1.split('"').next();
        let (Some(fill), Some(shape)) = (value("fill"), value(" d")) else { continue };
        for square in shape.split('M').skip(1) {
            let corner = square.split('h').next().unwrap_or_default();
            let mut numbers = corner.split(' ').filter_map(|number| number.parse::<f64>().ok());
            if let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
                found.push(([x, y], colour(fill)));
            }
        }
    }
    found
}

/// `#rrggbb` or `#rgb`; black where it is neither.
fn colour(text: &str) -> [u8; 3] {
    let digits: Vec<u32> = text.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let byte = |high: u32, low: u32| u8::try_from(high * 16 + low).unwrap_or_default();
    match digits[..] {
        [a, b, c, d, e, f] => [byte(a, b), byte(c, d), byte(e, f)],
        [a, b, c] => [byte(a, a), byte(b, b), byte(c, c)],
        _ => [0; 3],
    }
}

/// The drawing on paper, as a PNG: each pixel has as much of a square's colour as the square covers
/// of it.
fn icon(squares: &[Square], side: u32, share: f64, paper: [u8; 3]) -> Result<Vec<u8>, ExportError> {
    let [left, top, width, height] = BOX;
    let scale = f64::from(side) * share / width;
    let middle = f64::from(side) / 2.0;
    let place = |[x, y]: [f64; 2]| {
        let x = middle + (x - left - width / 2.0) * scale;
        [x, middle + (y - top - height / 2.0) * scale]
    };
    let mut pixels = Vec::with_capacity((side * side * 3) as usize);
    for row in 0..side {
        for column in 0..side {
            let mut pixel = paper.map(f64::from);
            for (corner, fill) in squares {
                let [x, y] = place(*corner);
                let share = covered(x, SIDE * scale, column) * covered(y, SIDE * scale, row);
                for (value, fill) in pixel.iter_mut().zip(fill) {
                    *value += (f64::from(*fill) - *value) * share;
                }
            }
            // Between 0 and 255, as a mean of such.
            pixels.extend(pixel.map(|value| value.round() as u8));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(odd)?;
    writer.write_image_data(&pixels).map_err(odd)?;
    writer.finish().map_err(odd)?;
    Ok(bytes)
}

/// How much of the pixel at `at` lies between `start` and `start + length`.
fn covered(start: f64, length: f64, at: u32) -> f64 {
    let (from, to) = (f64::from(at), f64::from(at) + 1.0);
    ((start + length).min(to) - start.max(from)).max(0.0)
}

fn odd(error: impl std::fmt::Display) -> ExportError {
    ExportError(format!("a picture: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server's log has addresses, and no content.
    #[test]
    fn what_is_shared_is_in_no_address() {
        let manifest = manifest("#ffffff", &[]);
        let target = &manifest["share_target"];
        assert_eq!(target["method"], "POST");
        assert_eq!(target["enctype"], "multipart/form-data");
        // The path that the worker takes it in at.
        let worker = include_str!("../scripts/worker/shared.js");
        let action = target["action"].as_str().unwrap();
        assert!(worker.contains(&format!("SHARE_PATH = '{action}'")), "{action}");
    }

    #[test]
    fn the_icon_has_its_squares() {
        let found = squares(include_str!("../../style/icon.svg"));
        assert_eq!(found.len(), 22);
        assert_eq!(found[0], ([0.0, 0.0], [0x04, 0x68, 0x79]));
        assert_eq!(found[21], ([18.0, 24.0], [0x9b, 0x32, 0x3d]));
    }

    #[test]
    fn a_maskable_icon_keeps_to_the_circle() {
        let found = squares(include_str!("../../style/icon.svg"));
        let [left, top, width, height] = BOX;
        let corner = found.iter().flat_map(|([x, y], _)| {
            [(*x, *y), (x + SIDE, *y), (*x, y + SIDE), (x + SIDE, y + SIDE)]
        });
        let far = |(x, y): (f64, f64)| (x - left - width / 2.0).hypot(y - top - height / 2.0);
        let farthest = corner.map(far).fold(0.0, f64::max);
        let (_, _, share, _) = ICONS[2];
        assert!(farthest * share / width <= 0.4, "{}", farthest * share / width);
    }

    #[test]
    fn a_pixel_is_covered_in_part() {
        assert_eq!(covered(1.5, 3.0, 0), 0.0);
        assert_eq!(covered(1.5, 3.0, 1), 0.5);
        assert_eq!(covered(1.5, 3.0, 2), 1.0);
        assert_eq!(covered(1.5, 3.0, 4), 0.5);
    }
}
