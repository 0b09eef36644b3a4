// Starts the gallery; what wasm-bindgen made finds its own file of WebAssembly.
import start from '/folgesvenn-gallery.js';

start();
