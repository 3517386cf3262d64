import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

/** Versions with long-term support, for which there are images. */
const supported = [17, 21, 25];

/** What pom.xml or a Gradle script says: the version of Java, and for Gradle the task that makes a jar. */
export async function readJava(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const pom = await files.read('pom.xml');
  const gradle = (await files.read('build.gradle')) ?? (await files.read('build.gradle.kts'));
  return [...(pom === undefined ? [] : [maven(pom)]), ...(gradle === undefined ? [] : [gradleTemplate(files, gradle)])];
}

function maven(pom: string): Suggestion {
  const version = image(
    /<(?:java\.version|maven\.compiler\.release|maven\.compiler\.target|release)>\s*(?:1\.)?(\d+)\s*</.exec(pom)?.[1],
  );
  return {
    template: 'Java: Maven to JRE',
    reason: because('pom.xml', version),
    values: valuesOf({ 3: version }),
    ignore: ['target'],
  };
}

function gradleTemplate({ names }: ProjectFiles, script: string): Suggestion {
  const version = image(
    /(?:JavaLanguageVersion\.of\(|jvmToolchain\(|VERSION_|sourceCompatibility\s*=\s*['"]?)(?:1[._])?(\d+)/.exec(
      script,
    )?.[1],
  );
  const file = names.includes('build.gradle') ? 'build.gradle' : 'build.gradle.kts';
  const values = valuesOf({ 3: version, 4: jarTask(script) });
  return { template: 'Java: Gradle to JRE', reason: because(file, version), values, ignore: ['build', '.gradle'] };
}

function jarTask(script: string): string {
  if (script.includes('org.springframework.boot')) return 'bootJar';
  return /com\.(?:github\.johnrengelman|gradleup)\.shadow/.test(script) ? 'shadowJar' : 'jar';
}

/** The image that runs what asks for a version. */
function image(version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  return String(supported.find((one) => one >= Number(version)) ?? version);
}

function because(file: string, version: string | undefined): string {
  return version ? `${file}, Java ${version}` : file;
}
