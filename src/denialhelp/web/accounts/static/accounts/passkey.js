// The two buttons that need a script: sign in with a passkey, and add one. The work is done by django-allauth's own scripts.
document.addEventListener('DOMContentLoaded', () => {
  if (!window.PublicKeyCredential || !window.allauth) return
  const fault = document.getElementById('passkey-fault')
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    if (fault) fault.hidden = false
  })
  const signIn = document.getElementById('passkey')
  if (signIn) {
    signIn.hidden = false
    allauth.webauthn.forms.loginForm({ ids: { login: 'passkey-button', credential: 'passkey-credential' } })
  }
  if (document.getElementById('add-passkey')) {
    allauth.webauthn.forms.addForm({
      ids: { add: 'add-passkey-button', passwordless: 'id_passwordless', credential: 'id_credential', data: 'passkey-data' }
    })
  }
})
