// Azure, the global cloud. azd fills the environment variables in; `azd env set NAME VALUE` sets one.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'land')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param plan = 'flex'
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
param budgetAmount = int(readEnvironmentVariable('LAND_BUDGET', '0'))

param operatorId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorKind = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
