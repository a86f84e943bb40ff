// @ts-check
// Starts the site that is in this file: sets the theme, unpacks what the file carries, and hands it
// to the app. Where that fails, what stands in the page can be read.

/** What a block carries: four bytes in five digits, from `(` on, with `!` for `<`. @param {string} id */
const carried = (id) => {
  const text = document.getElementById(id)?.textContent ?? '';
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let at = 0, out = 0; at < text.length; at += 5) {
    let value = 0;
    for (let place = at; place < at + 5; place++) {
      const code = place < text.length ? text.charCodeAt(place) : 124;
      value = value * 85 + (code === 33 ? 20 : code - 40);
    }
    for (let shift = 24; shift >= 0 && out < bytes.length; shift -= 8) bytes[out++] = value >>> shift;
  }
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

/** The app may end at any time in a trap. @param {any} error */
const trapped = (error) => {
  if (error?.name !== 'RuntimeError') return;
  document.documentElement.dataset.app = 'failed';
  document.documentElement.dataset.trapped = '';
  dispatchEvent(new Event('status-atlas:trapped'));
};
addEventListener('error', ({ error }) => trapped(error));
addEventListener('unhandledrejection', ({ reason }) => trapped(reason));

chooseTheme();
if (asked.get('embed') === '1') document.documentElement.dataset.embed = '';
begin().catch((error) => {
  document.documentElement.dataset.app = 'failed';
  console.error(error);
  trapped(error);
});
watchTraps();
if ('embed' in document.documentElement.dataset) embed();
