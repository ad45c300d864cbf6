// Azure China. What differs: an App Service plan, as Flex Consumption is not assumed, and no budget, which not every agreement there has.
// Endpoints need no setting: their suffixes come from the cloud one is signed in to.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'land')
param location = readEnvironmentVariable('AZURE_LOCATION', 'chinanorth3')
param plan = 'dedicated'
param dedicatedSku = 'P1v3'
param storageSku = 'Standard_ZRS'

param office = readEnvironmentVariable('LAND_OFFICE', '云州市青禾县石桥镇人民政府')
param sendGridFrom = readEnvironmentVariable('LAND_MAIL_FROM', 'land@example.cn')
param sendGridSandbox = bool(readEnvironmentVariable('LAND_MAIL_SANDBOX', 'true'))
param publicAddress = readEnvironmentVariable('LAND_PUBLIC_ADDRESS', '')
param autoStart = bool(readEnvironmentVariable('LAND_AUTO_START', 'false'))
param holdInterviews = bool(readEnvironmentVariable('LAND_HOLD_INTERVIEWS', 'true'))

param privateIngress = bool(readEnvironmentVariable('LAND_PRIVATE', 'false'))
param signInClientId = readEnvironmentVariable('LAND_SIGN_IN_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('LAND_ALERT_EMAIL', 'operations@example.cn')
param budgetAmount = 0

param operatorId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorKind = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
