// Without this file a position is typed or left out. With it, the button fills in where the phone is.
for (const button of document.querySelectorAll("button[data-position]")) {
  const input = document.getElementById(button.dataset.position);
  if (!input || !navigator.geolocation) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      found => {
        input.value = `${found.coords.latitude.toFixed(6)}, ${found.coords.longitude.toFixed(6)}`;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        button.disabled = false;
      },
      () => {
        input.placeholder = button.dataset.failed;
        button.disabled = false;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
  });
}
