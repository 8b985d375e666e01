// Sends the token of the link with what was typed. The token leaves the address bar, and so the history, at once.
const token = new URLSearchParams(location.search).get('token') || '';
history.replaceState(null, '', location.pathname);

const form = document.querySelector('form');
const status = document.querySelector('[role=status]');

form.addEventListener('submit', async event => {
  event.preventDefault();
  const password = form.querySelector('input');
  const body = password ? {token, newPassword: password.value} : {token};
  try {
    const answer = await fetch(form.dataset.to, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang},
      body: JSON.stringify(body),
    });
    if (answer.ok) {
      form.hidden = true;
      status.textContent = form.dataset.done;
      return;
    }
    const problem = await answer.json();
    status.textContent = problem.errors ? problem.errors[0].message : problem.detail;
  } catch (unreachable) {
    status.textContent = form.dataset.failed;
  }
});
