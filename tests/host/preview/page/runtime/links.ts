// Plain links stay within the page, as in Grafana: theme, role and what is loaded are kept.
import { locationService } from '@grafana/runtime';

export function keepLinksInside(): void {
  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const href = anchor?.getAttribute('href') ?? '';
    if (anchor?.target !== '' || anchor.download !== '' || !/^\/(?!\/)/.test(href)) return;
    event.preventDefault();
    locationService.push(href);
  });
}
