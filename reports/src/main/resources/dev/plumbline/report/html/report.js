"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const toggle = document.querySelector("[data-theme-toggle]");
  const isDark = () => getComputedStyle(root).colorScheme === "dark"
    || (getComputedStyle(root).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const name = () => { toggle.textContent = isDark() ? "Light" : "Dark"; };
  toggle.addEventListener("click", () => { root.style.colorScheme = isDark() ? "light" : "dark"; name(); });
  name();

  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]");
    if (!button) { return; }
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });

  const filter = document.querySelector("[data-filter]");
  if (filter) {
    const objects = [...document.querySelectorAll("[data-object]")].map(element => [element, element.textContent.toLowerCase()]);
    const none = document.querySelector("[data-no-match]");
    filter.addEventListener("input", () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [element, text] of objects) {
        element.hidden = !words.every(word => text.includes(word));
        shown += element.hidden ? 0 : 1;
      }
      none.hidden = shown > 0;
    });
  }

  const links = new Map([...document.querySelectorAll(".contents a")].map(link => [link.hash.slice(1), link]));
  const seen = new Set();
  const watch = new IntersectionObserver(entries => {
    for (const entry of entries) { entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id); }
    let here = null;
    for (const [id, link] of links) { link.classList.remove("here"); if (seen.has(id)) { here = link; } }
    if (here) { here.classList.add("here"); }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const id of links.keys()) { const target = document.getElementById(id); if (target) { watch.observe(target); } }

  addEventListener("beforeprint", () => { for (const object of document.querySelectorAll("details.object")) { object.open = true; } });
})();
