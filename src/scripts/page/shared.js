// @ts-check
// What another app has shared with the installed site: the worker took it in, and no address has it.
// It is handed over once, and read by the importer as if it were pasted.

/** An address that comes alone is read as a command for it. @param {string} text */
const asCommand = (text) => (/^https?:\S+$/.test(text) ? `curl '${text.replaceAll("'", '%27')}'` : text);

const takeShared = async () => {
  if (location.hash !== '#shared') return;
  allowed(() => history.replaceState(history.state, '', location.pathname + location.search));
  const text = await ask(workers?.controller, { type: 'status-atlas:shared' });
  if (typeof text !== 'string' || !text.trim()) return;
  onceStarted(() => {
    const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('import'));
    if (!field) return;
    field.value = asCommand(text.trim());
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.getElementById('import-read')?.click();
    field.focus();
  });
};
