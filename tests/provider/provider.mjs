// A provider of OpenID Connect for trials on this machine: two clients of the invented municipality, and people who sign in by
// typing who they are. Nothing here is secret, and nothing here may be reached from elsewhere: it listens on this machine alone.
//
// The clients differ as the real providers do. `desk` is known by a secret and told `oid`, as at Entra ID. `phones` is set up as
// at ID-porten: it proves itself with a key (private_key_jwt), is told `pid`, and asks for a level (`acr_values`), which is
// proved, and said in `acr`. Both are told a `sub` that is theirs alone, and must use PKCE with S256.
//
//   node provider.mjs PORT SERVER_ADDRESS KEY_FILE
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { interactionPolicy, Provider } from 'oidc-provider';

const [port, server, keyFile] = process.argv.slice(2);
if (!Number(port) || !server || !keyFile) {
  console.error('Say on which port, where the server is and its key: node provider.mjs 9400 http://localhost:8080 client.pem');
  process.exit(2);
}

/** ID-porten's levels, from the lowest. */
const LEVELS = ['idporten-loa-substantial', 'idporten-loa-high'];
const rung = (level) => LEVELS.indexOf(level);
/** What a request asks for at the most. Who asks for nothing is shown the lowest. */
const asked = (params) => LEVELS[Math.max(0, ...(params.acr_values ?? '').split(' ').map(rung))];

const client = (id, place, proof) => ({
  client_id: id,
  ...proof,
  redirect_uris: [`${server}${place}`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  subject_type: 'pairwise',
  backchannel_logout_uri: `${server}${place}/ut`,
  backchannel_logout_session_required: true,
});
const secret = { token_endpoint_auth_method: 'client_secret_basic', client_secret: 'a trial has no secrets' };
const key = {
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'RS256',
  jwks: { keys: [{ ...createPublicKey(readFileSync(keyFile)).export({ format: 'jwk' }), kid: 'client', use: 'sig' }] },
};
const own = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

// Whoever is signed in with less than is asked for now is asked again.
const policy = interactionPolicy.base();
policy.get('login').checks.add(
  new interactionPolicy.Check('level', 'a safer way to sign in is asked for', ({ oidc }) => {
    return oidc.session.accountId !== undefined && rung(oidc.acr) < rung(asked(oidc.params));
  }),
);

const page = (title, form) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${form}</main></html>`;

const provider = new Provider(`http://localhost:${port}`, {
  clients: [client('desk', '/kontor/innlogging/entra', secret), client('phones', '/innlogging/idporten', key)],
  jwks: { keys: [{ ...own, kid: 'provider', use: 'sig', alg: 'RS256' }] },
  // What is typed is who it is.
  findAccount: ({ oidc }, id) => ({
    accountId: id,
    claims: () => ({ sub: id, [oidc.client.clientId === 'phones' ? 'pid' : 'oid']: id }),
  }),
  subjectTypes: ['pairwise'],
  pairwiseIdentifier: (_, id, { clientId }) => createHash('sha256').update(`${clientId} ${id}`).digest('base64url'),
  acrValues: LEVELS,
  claims: { openid: ['sub', 'pid', 'oid', 'acr'], sid: null, auth_time: null, iss: null },
  // Who it is stands in the ID token, and not only where one asks for it besides.
  conformIdTokenClaims: false,
  scopes: ['openid', 'profile'],
  responseTypes: ['code'],
  ttl: { IdToken: 120 },
  interactions: { policy, url: (_, { uid }) => `/person/${uid}` },
  // Nobody is asked whether they agree: it is the municipality's own service.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = page('Sign out?', `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = page('Signed out', '');
      },
    },
  },
  // The library asks no address of this machine; here there is no other.
  fetch: (address, { dispatcher, ...options }) => fetch(address, options),
  clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
  pkce: { required: () => true },
  cookies: { keys: ['a trial has no secrets'] },
});

// A server that does not take the provider's word is worth knowing of.
provider.on('backchannel.error', (_, problem) => console.error('back-channel logout:', problem.message));
provider.on('grant.error', (_, problem) => console.error('token:', problem.message, problem.error_detail ?? ''));

const who = (level) =>
  `<form method="post"><p>${level}</p><label>Who are you? <input name="name"></label> <button>Sign in</button></form>`;
const refused = '<form method="post"><button name="cancel" value="yes">Cancel</button></form>';

/** The page on which a person says who they are, or that they would rather not. It proves as much as is asked for. */
async function person(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const acr = asked(params);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Sign in', who(acr) + refused));
    return;
  }
  let body = '';
  request.on('data', (bytes) => (body += bytes));
  await once(request, 'end');
  const said = new URLSearchParams(body);
  const result = said.has('cancel')
    ? { error: 'access_denied', error_description: 'the person has cancelled' }
    : { login: { accountId: said.get('name'), acr } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith('/person/')) return answer(request, response);
  return person(request, response).catch(() => {
    response.statusCode = 400;
    response.end(page('This sign-in is over', ''));
  });
}).listen(Number(port), '127.0.0.1', () => console.log(`ready ${port}`));
