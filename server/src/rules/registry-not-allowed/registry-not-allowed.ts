import * as l10n from '@vscode/l10n';
import type { ImageReference } from '../../images/imageReference';
import type { Finding, Rule } from '../rule';
import { imageMentions } from '../shared/images/imageMentions';

/** An image of a registry that is not among those that are allowed; silent until some are. */
export const registryNotAllowed: Rule = {
  id: 'registry-not-allowed',
  family: 'images',
  summary: () => l10n.t('An image of a registry that is not among the allowed ones.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3026'],
  *check(snapshot, { allowedRegistries = [] }): Generator<Finding> {
    if (allowedRegistries.length === 0) return;
    const isForbidden = (image: ImageReference) => !allowedRegistries.some((allowed) => allows(allowed, image));
    for (const { range, domain, reference } of imageMentions(snapshot, isForbidden)) {
      const message = l10n.t("'{0}' comes from {1}, which is not an allowed registry.", reference, domain);
      yield { range, message, hadolintRule: 'DL3026' };
    }
  },
};

/** `docker.io`, `*.example.com`, or with the beginning of the path: `ghcr.io/example`. */
function allows(allowed: string, { domain, path }: ImageReference): boolean {
  if (!allowed.includes('/')) return matches(allowed, domain);
  return matches(allowed.replace(/\/?\*?$/, '/*'), `${domain}/${path}/`);
}

/** `*` stands for any text. */
function matches(form: string, text: string): boolean {
  const [start = '', ...rest] = form.split('*');
  const end = rest.pop();
  if (end === undefined) return form === text;
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
  let at = start.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - end.length;
}
