const response = await fetch('/api/heure');
const { heure } = await response.json();
document.getElementById('heure').textContent = new Date(heure).toLocaleTimeString('fr-FR');
