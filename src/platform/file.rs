//! Files that the reader opens, and those that are handed out.

use super::{document, window};
use js_sys::{Promise, Uint8Array, encode_uri_component};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DragEvent, Event, File, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, HtmlInputElement,
};

/// So much of a file is read at a time: short enough for the page to go on in between, which it
/// does while the browser fetches the next piece.
const PIECE: f64 = 2.0 * 1024.0 * 1024.0;

/// A file that the reader has chosen.
#[derive(Clone)]
pub struct Chosen(File);

/// The file that was chosen in a field, or dropped on an element.
pub fn chosen(event: &Event) -> Option<Chosen> {
    let list = match event.dyn_ref::<DragEvent>() {
        Some(drop) => drop.data_transfer()?.files()?,
        None => event.target()?.dyn_into::<HtmlInputElement>().ok()?.files()?,
    };
    list.get(0).map(Chosen)
}

impl Chosen {
    /// The file's name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its length in bytes.
    pub fn length(&self) -> f64 {
        self.0.size()
    }

    /// The piece that begins at a byte; empty at the end. `None` if the file cannot be read.
    pub async fn piece(&self, start: f64) -> Option<Vec<u8>> {
        let end = (start + PIECE).min(self.length());
        let piece = self.0.slice_with_f64_and_f64(start, end).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// Puts text on the clipboard. False where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Outside of a secure context there is no clipboard, whatever its type says.
    let there = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if there.is_ok_and(|there| there.is_undefined()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Hands a text out as a file.
pub fn save_text(name: &str, kind: &str, text: &str) {
    let data = format!("data:{kind};charset=utf-8,{}", encode_uri_component(text));
    save(name, &data);
}

fn save(name: &str, address: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
}

/// Draws a picture in SVG, twice as large, and hands it out as PNG. False where the browser
/// refuses to draw.
pub async fn save_png(name: &str, svg: &str, width: u32, height: u32) -> bool {
    draw(svg, width, height).await.map(|address| save(name, &address)).is_some()
}

async fn draw(svg: &str, width: u32, height: u32) -> Option<String> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", encode_uri_component(svg)));
    JsFuture::from(loaded).await.ok()?;
    let canvas = document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width * 2);
    canvas.set_height(height * 2);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(width) * 2.0, f64::from(height) * 2.0);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high).ok()?;
    canvas.to_data_url_with_type("image/png").ok()
}
