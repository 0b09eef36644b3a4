// A provider of OpenID Connect for trials on this machine: two clients of the invented municipality, and people who sign in by
// typing who they are. Nothing here is secret, and nothing here may be reached from elsewhere: it listens on this machine alone.
//
//   node provider.mjs PORT SERVER_ADDRESS
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, server] = process.argv.slice(2);
if (!Number(port) || !server) {
  console.error('Say on which port, and where the server is: node provider.mjs 9400 http://localhost:8080');
  process.exit(2);
}

const client = (id, place) => ({
  client_id: id,
  client_secret: 'a trial has no secrets',
  redirect_uris: [`${server}${place}`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  backchannel_logout_uri: `${server}${place}/ut`,
  backchannel_logout_session_required: true,
});

const page = (title, form) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${form}</main></html>`;

const provider = new Provider(`http://localhost:${port}`, {
  clients: [client('desk', '/kontor/innlogging/entra'), client('phones', '/innlogging/idporten')],
  // What is typed is who it is.
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  acrValues: ['idporten-loa-substantial', 'idporten-loa-high'],
  claims: { openid: ['sub'], acr: null, sid: null, auth_time: null, iss: null },
  scopes: ['openid', 'profile'],
  interactions: { url: (_, { uid }) => `/person/${uid}` },
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
  clientAuthMethods: ['client_secret_basic'],
  pkce: { required: () => true },
  cookies: { keys: ['a trial has no secrets'] },
});

// A server that does not take the provider's word is worth knowing of.
provider.on('backchannel.error', (_, problem) => console.error('back-channel logout:', problem.message));

const asked = '<form method="post"><label>Who are you? <input name="name"></label> <button>Sign in</button></form>';
const refused = '<form method="post"><button name="cancel" value="yes">Cancel</button></form>';

/** The page on which a person says who they are, or that they would rather not. */
async function person(request, response) {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Sign in', asked + refused));
    return;
  }
  let body = '';
  request.on('data', (bytes) => (body += bytes));
  await once(request, 'end');
  const said = new URLSearchParams(body);
  const result = said.has('cancel')
    ? { error: 'access_denied', error_description: 'the person has cancelled' }
    : { login: { accountId: said.get('name'), acr: 'idporten-loa-high' } };
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
