// What wasm-bindgen makes of the app as a classic script.
declare function wasm_bindgen(options: { module_or_path: BufferSource }): Promise<unknown>;
