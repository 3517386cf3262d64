/** How the file is called in which a project says what it wants of us. */
export const configName = 'dockerfile-stages.json';
