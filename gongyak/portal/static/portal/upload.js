// Files of a difficulty: how far the sending is, and the list anew when the gate has looked. Without this file the
// form works as it stands.
"use strict";

const form = document.querySelector("form.upload");
const told = form.querySelector("[role=status]");
const field = form.querySelector("input[type=file]");

form.addEventListener("submit", (event) => {
  if (!field.files.length) return;
  event.preventDefault();
  if ([...field.files].some((file) => file.size > Number(form.dataset.largest))) {
    say(form.dataset.large);
    return;
  }
  send(new FormData(form, event.submitter));
});

function send(data) {
  const request = new XMLHttpRequest();
  const button = form.querySelector("button");
  button.disabled = true;
  request.upload.addEventListener("progress", (event) => {
    const part = event.total ? Math.floor((event.loaded / event.total) * 100) : 0;
    say(part < 100 ? `${form.dataset.sending} ${part}%` : form.dataset.checking);
  });
  request.addEventListener("load", () => {
    button.disabled = false;
    show(request.responseText);
  });
  request.addEventListener("error", () => {
    button.disabled = false;
    say(form.dataset.cut);
  });
  request.open("POST", form.action);
  request.send(data);
}

// The answer is the whole page again: its list, and what went wrong, take the place of ours.
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const list = page.querySelector("#files");
  if (!list) {
    say(form.dataset.cut);
    return;
  }
  document.querySelector("#files").replaceChildren(...list.childNodes);
  const wrong = page.querySelector("[role=alert]");
  say(wrong ? wrong.textContent.trim() : "");
  form.reset();
}

function say(text) {
  told.textContent = text;
  told.hidden = !text;
}
