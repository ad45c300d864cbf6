// Everything works without this file. With it, what is typed into a form marked data-draft stays on this device until the server says it is stored.
const draftKey = name => `draft.${name}`;

for (const stored of document.querySelectorAll("[data-draft-stored]")) localStorage.removeItem(draftKey(stored.dataset.draftStored));

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = draftKey(form.dataset.draft);
  const note = form.querySelector("[data-draft-note]");
  const kept = () => [...form.elements].filter(field => field.name && !["file", "submit", "checkbox"].includes(field.type) && !field.name.startsWith("__"));
  const say = text => { if (note) { note.textContent = text; note.hidden = false; } };
  const save = () => {
    try { localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept().map(field => [field.name, field.value])))); } catch { /* the device keeps nothing: the form still works */ }
  };

  if (form.dataset.fresh) {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(key)); } catch { draft = null; }
    if (draft && (draft.what || draft.saw)) {
      for (const field of kept()) if (typeof draft[field.name] === "string") field.value = draft[field.name];
      say(form.dataset.restored);
    }
  } else save();

  form.addEventListener("input", save);
  form.addEventListener("submit", event => {
    save();
    if (navigator.onLine !== false) return;
    event.preventDefault();
    event.stopPropagation();
    say(form.dataset.offline);
  });
}
