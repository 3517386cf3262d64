const { slug } = require('./slug.js');

console.log(slug(process.argv.slice(2).join(' ') || 'Hello, stages!'));
