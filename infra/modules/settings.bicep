param appName string
param identityName string
param storageName string
param insightsName string
param vaultUri string
param isFlex bool
param office string
param sendGridFrom string
param sendGridSandbox bool
param publicAddress string
param autoStart bool
param holdInterviews bool

@description('The platform signs people in, so that the app may believe its headers.')
param platformAuthenticates bool

@description('Header in which the nearest front end tells the client\'s address.')
param clientAddressHeader string

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// The host makes the global cloud's addresses out of an account's name; every other cloud needs them written out.
var hostStorage = environment().name == 'AzureCloud'
  ? { AzureWebJobsStorage__accountName: storage.name }
  : {
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
    }

// New plans are heard of by Event Grid, which Flex Consumption needs, or by looking, which needs nothing. The other way is switched off.
// Flex Consumption knows the runtime from the app's own configuration.
var ofThePlan = isFlex
  ? { AzureWebJobs_PlanFound_Disabled: 'true' }
  : {
      AzureWebJobs_PlanArrived_Disabled: 'true'
      FUNCTIONS_EXTENSION_VERSION: '~4'
      FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
      WEBSITE_RUN_FROM_PACKAGE: '1'
    }

func secretOf(vault string, name string) string => '@Microsoft.KeyVault(SecretUri=${vault}secrets/${name})'

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: union(hostStorage, ofThePlan, {
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId

    AZURE_CLIENT_ID: identity.properties.clientId
    AZURE_AUTHORITY_HOST: environment().authentication.loginEndpoint

    Storage__TableEndpoint: storage.properties.primaryEndpoints.table
    Storage__BlobEndpoint: storage.properties.primaryEndpoints.blob
    Storage__ClientId: identity.properties.clientId

    ApiToken: secretOf(vaultUri, 'ApiToken')
    SendGrid__ApiKey: secretOf(vaultUri, 'SendGridApiKey')
    SendGrid__WebhookPublicKey: secretOf(vaultUri, 'SendGridWebhookPublicKey')
    SendGrid__From: sendGridFrom
    SendGrid__Sandbox: string(sendGridSandbox)

    Office: office
    PublicAddress: publicAddress
    AutoStart: string(autoStart)
    HoldInterviews: string(holdInterviews)
    PlatformAuthenticates: string(platformAuthenticates)
    ClientAddressHeader: clientAddressHeader
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId

    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  })
}
