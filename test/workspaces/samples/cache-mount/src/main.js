document.getElementById('message').textContent = 'La deuxième construction ne télécharge plus rien.';
