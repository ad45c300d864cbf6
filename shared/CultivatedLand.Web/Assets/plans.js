// Without this file the form has a button to choose a file. With it, a file dropped anywhere on the form is taken.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const over = isOver => event => { event.preventDefault(); form.classList.toggle("is-over", isOver); };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", event => {
    over(false)(event);
    if (event.dataTransfer.files.length !== 1) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
