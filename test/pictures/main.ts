// Makes the pictures of the README and of the walkthrough anew, from the packaged extension, with the engine of
// DOCKER_HOST: npm run package && npm run pictures [-- NAME…]
import { comparison, failedBuild, inside } from './builds';
import { overview } from './overview';
import { keepPicture } from './scene';

const scenes = { overview, failedBuild, comparison, inside };

async function main(names: readonly string[]): Promise<void> {
  for (const [name, scene] of Object.entries(scenes)) {
    if (names.length === 0 || names.includes(name)) await scene(keepPicture);
  }
}

void main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
