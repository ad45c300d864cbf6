param location string
param tags object
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource dashboard 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'dashboard')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Cultivated land'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: string(loadJsonContent('dashboard.json'))
  }
}
