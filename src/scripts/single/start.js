// @ts-check
// Starts the site that is in this file: sets the theme, unpacks what the file carries, and hands it
// to the app. Where that fails, what stands in the page can be read.

/** @param {string} id */
const carried = (id) => {
  const text = document.getElementById(id)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
};

const asked = new URLSearchParams(location.hash.split('#')[1]?.split('?')[1]);

const chooseTheme = () => {
  const themes = ['auto', 'light', 'dark'];
  let theme = asked.get('theme');
  if (!themes.includes(theme ?? '')) {
    try {
      theme = localStorage.getItem('status-atlas.theme');
    } catch {
      // No storage here; the system's theme serves.
    }
  }
  if (!theme || !themes.includes(theme)) return;
  document.documentElement.dataset.themeChoice = theme;
  if (theme !== 'auto') document.documentElement.dataset.theme = theme;
};

const begin = async () => {
  const [wasm, files] = await Promise.all([carried('carried-app').arrayBuffer(), carried('carried-files').json()]);
  Object.assign(/** @type {HTMLElement} */ (document.getElementById('app')), { files });
  await wasm_bindgen({ module_or_path: wasm });
};

chooseTheme();
if (asked.get('embed') === '1') {
  document.documentElement.dataset.embed = '';
  embed();
}
begin().catch((error) => {
  document.documentElement.dataset.app = 'failed';
  console.error(error);
});
