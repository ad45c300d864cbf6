param appName string
param identityName string

@description('Client id of the app registration by which people sign in; empty to sign in by password alone.')
param clientId string

param tenantId string

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

// Instead of a secret: the app registration trusts the managed identity that this setting names.
var identityAsserted = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'

// The platform takes away headers of this kind that come from outside, and sets its own. Whoever it does not know comes in as a stranger:
// links in mails, programs with tokens and passwords go on working, and the app decides.
resource authentication 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: !empty(clientId) }
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true, forwardProxy: { convention: 'NoProxy' } }
    login: { tokenStore: { enabled: false } }
    identityProviders: empty(clientId)
      ? {}
      : {
          azureActiveDirectory: {
            enabled: true
            registration: {
              openIdIssuer: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
              clientId: clientId
              clientSecretSettingName: identityAsserted
            }
            validation: { allowedAudiences: [clientId, 'api://${clientId}'] }
          }
        }
  }
}

output subject string = identity.properties.principalId
