// Streamlit's chat follows the growing answer to its end, but a reader begins at the question. Where that has left the
// screen it is brought back until the page has come to rest, or the reader moves it.
(() => {
  const REST_MS = 1200, LONGEST_MS = 4000, BELOW_HEADER_PX = 64;
  const began = performance.now();
  const byReader = new AbortController();
  let moved = began;
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(event, () => byReader.abort(), { once: true, passive: true, signal: byReader.signal });
  const show = (now) => {
    const question = document.querySelector(".st-key-asked-now");
    const page = question?.closest("[data-testid=stAppScrollToBottomContainer]");
    if (!page || byReader.signal.aborted) return;
    const above = question.getBoundingClientRect().top - page.getBoundingClientRect().top - BELOW_HEADER_PX;
    if (above < -1) {
      page.scrollTop += above;
      moved = now;
    }
    if (now - moved < REST_MS && now - began < LONGEST_MS) requestAnimationFrame(show);
    else byReader.abort();
  };
  requestAnimationFrame(show);
})();
