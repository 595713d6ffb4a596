// Comfort only: every page works without it.
for (const form of document.querySelectorAll('form.filters, form.choice')) {
  for (const field of form.querySelectorAll('select, input[type=checkbox]')) {
    field.addEventListener('change', () => form.requestSubmit());
  }
  // Empty fields stay out of the address.
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      if (field.name && field.value === '') field.disabled = true;
    }
  });
}
document.addEventListener('keydown', (event) => {
  const search = document.querySelector('input[type=search]');
  if (event.key === '/' && search && !event.target.closest('input, select, textarea')) {
    event.preventDefault();
    search.focus();
  }
});
// Back from another page: what was left disabled must work again.
window.addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form :disabled')) field.disabled = false;
});
