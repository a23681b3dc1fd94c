const output = document.querySelector('output');
document.querySelector('input').addEventListener('change', (event) => {
  output.textContent = event.target.files[0].name;
});
