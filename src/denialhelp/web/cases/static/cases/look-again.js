// Looks again at a page that waits and shows how far it is, without a reload that would take the focus away. Without scripts the page
// does the same by reloading itself (cases/look_again.html).
"use strict";
(() => {
  const wait = Number(document.currentScript.dataset.seconds) * 1000;
  const look = async () => {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("[data-waits]"), here = document.querySelector("[data-waits]");
      if (answer.redirected) return location.replace(answer.url);
      if (!next || !here) return location.reload();
      if (next.innerHTML !== here.innerHTML) here.innerHTML = next.innerHTML;
    } catch {
      // The server does not answer now; it is asked again.
    }
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
})();
