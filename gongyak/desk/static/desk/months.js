"use strict";
// The grid of months with the keyboard: arrows and Enter go up and down in a column. Without it Tab does as well.
for (const grid of document.querySelectorAll("[data-grid]")) {
  grid.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    const cell = event.target.closest("td");
    if (!by || !cell || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey && event.key === "Enter" ? -1 : by;
    const row = cell.parentElement.parentElement.rows[cell.parentElement.sectionRowIndex + step];
    const next = row && row.cells[cell.cellIndex].querySelector("input");
    if (!next) return; // Enter on the last row sends the form
    event.preventDefault();
    next.focus();
    next.select();
  });
}
