// Live preview: sends what is typed, swaps the result in place, keeps what is open open. Without it the form still works.
'use strict';
(() => {
  const form = document.getElementById('ask');
  const result = document.getElementById('result');
  const status = document.getElementById('status');
  const panel = document.getElementById('panel');
  const body = document.getElementById('panel-body');
  const PAUSE_MS = 120;
  let timer = 0;
  let running = null;
  let sent = '';

  const encoded = () => new URLSearchParams(new FormData(form)).toString();

  const openKeys = () =>
    new Set([...result.querySelectorAll('details[open]')].map((each) => each.dataset.key));

  const swap = (html) => {
    const open = openKeys();
    result.innerHTML = html;
    for (const each of result.querySelectorAll('details')) each.open = open.has(each.dataset.key);
  };

  const refresh = async () => {
    const wanted = encoded();
    if (wanted === sent) return;
    sent = wanted;
    running?.abort();
    running = new AbortController();
    try {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch('/preview', { method: 'POST', headers, body: wanted, signal: running.signal });
      swap(await answer.text());
      status.textContent = answer.ok ? 'The design is up to date.' : 'The server refused this text.';
    } catch (error) {
      if (error.name === 'AbortError') return;
      sent = '';
      status.textContent = 'The server does not answer. Is `nova-rules serve` still running?';
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MS);
  };

  const show = async (link) => {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    body.replaceChildren(...page.getElementById('panel-content').children);
    panel.showModal();
    panel.scrollTop = 0;
  };

  form.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    refresh();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.why, a.file');
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link).catch(() => window.location.assign(link.href));
  });
  panel.addEventListener('click', (event) => {
    if (event.target === panel) panel.close();
  });
  sent = encoded();
})();
