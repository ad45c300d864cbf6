import { blobDataOwner, queueDataContributor, tableDataContributor } from 'roles.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param sku string

@description('Identity of the app and of the Functions host, which needs ownership of blobs for its leases.')
param identityName string
param principalId string

@description('Reachable through private endpoints alone.')
param private bool

@description('Days for which a deleted or overwritten blob can be had back.')
param daysToUndelete int = 30

var packagesContainer = 'deployment'

// The ledger's own tables and containers are made by the app when it starts.
var containers = ['plans', packagesContainer]
var roles = [blobDataOwner, queueDataContributor, tableDataContributor]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: daysToUndelete }
    containerDeleteRetentionPolicy: { enabled: true, days: daysToUndelete }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for containerName in containers: {
    parent: blobs
    name: containerName
  }
]

resource oldVersions 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-old-versions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: daysToUndelete } } }
          }
        }
        {
          // The packed lines of the ledger are written often and can be made again.
          name: 'forget-old-views'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['cultivatedland-views/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 1 } } }
          }
        }
      ]
    }
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    scope: account
    name: guid(account.id, identityName, role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: account
  name: 'keep-the-ledger'
  properties: {
    level: 'CanNotDelete'
    notes: 'The account holds the ledger: tasks, notices, originals and evidence.'
  }
}

@description('The container that deployments are kept in.')
output packages string = '${account.properties.primaryEndpoints.blob}${packagesContainer}'

output tableEndpoint string = account.properties.primaryEndpoints.table
