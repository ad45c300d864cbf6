param location string
param tags object
param networkName string
param storageName string
param vaultName string
param appName string

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' existing = {
  name: networkName

  resource subnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

// environment() knows the suffix of storage; these two it does not.
var isChina = environment().name == 'AzureChinaCloud'
var vaultZone = isChina ? 'privatelink.vaultcore.azure.cn' : 'privatelink.vaultcore.azure.net'
var appZone = isChina ? 'privatelink.chinacloudsites.cn' : 'privatelink.azurewebsites.net'

var doors = [
  { name: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}', target: storage.id }
  { name: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}', target: storage.id }
  { name: 'table', zone: 'privatelink.table.${environment().suffixes.storage}', target: storage.id }
  { name: 'vault', zone: vaultZone, target: vault.id }
  { name: 'sites', zone: appZone, target: app.id }
]

module endpoint 'endpoint.bicep' = [
  for door in doors: {
    params: {
      name: door.name
      zone: door.zone
      target: door.target
      networkId: network.id
      subnetId: network::subnet.id
      location: location
      tags: tags
    }
  }
]
