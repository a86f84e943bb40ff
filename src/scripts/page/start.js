// @ts-check
// Runs once the app is there, or has failed: nothing here is needed to read. In a frame of somebody
// else's it runs at once, and makes no copy for readers who came for another page.

customElements.define('status-stored', Stored);
customElements.define('status-lab', Lab);
customElements.define('status-note', Note);
customElements.define('status-notes', Notes);
watchTraps();
if ('embed' in document.documentElement.dataset) {
  embed();
} else {
  persist();
  takeShared();
  register().then(() => dispatchEvent(new Event('status-atlas:offline')));
}
