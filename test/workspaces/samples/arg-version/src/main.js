// API_URL and NODE_VERSION are put in by the bundler (see the Dockerfile).
document.getElementById('message').textContent = `Built with Node ${NODE_VERSION} for ${API_URL}`;
