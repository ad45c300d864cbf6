param location string
param tags object
param workspaceName string
param email string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'land'
    enabled: true
    emailReceivers: [
      { name: 'lead-office', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

// An event is a counter of that name or a log record whose event id has that name: whichever the app sends.
var happened = '''
union
  (AppMetrics | where Name == '{0}' | project TimeGenerated, Times = Sum),
  (AppTraces | where tostring(Properties['EventName']) == '{0}' | project TimeGenerated, Times = 1.0)
| where Times > 0
'''

var alerts = [
  {
    name: 'mail.dead'
    title: 'Mails could not be delivered'
    text: 'The app gave up on at least one mail. It waits among the dead letters, with the reason, to be sent again.'
    query: format(happened, 'mail.dead')
    severity: 1
    window: 'PT15M'
    every: 'PT5M'
    fewerThan: 0
  }
  {
    name: 'sweep.recreated'
    title: 'Orchestrations were missing'
    text: 'The sweep found open tasks without an orchestration and started them again. Their reminders are not lost, but may be late.'
    query: format(happened, 'sweep.recreated')
    severity: 2
    window: 'PT1H'
    every: 'PT15M'
    fewerThan: 0
  }
  {
    name: 'plan.rejected'
    title: 'A file was set aside'
    text: 'A file put into the container of plans could not be used. The reasons lie beside it.'
    query: format(happened, 'plan.rejected')
    severity: 3
    window: 'PT1H'
    every: 'PT15M'
    fewerThan: 0
  }
  {
    name: 'silence'
    title: 'The app is silent'
    text: 'Nothing was heard of the app for two hours, though its timers run all day: nobody is being reminded.'
    query: 'union AppRequests, AppTraces'
    severity: 1
    window: 'PT2H'
    every: 'PT30M'
    fewerThan: 1
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in alerts: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: alert.text
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      windowSize: alert.window
      evaluationFrequency: alert.every
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.fewerThan > 0 ? 'LessThan' : 'GreaterThan'
            threshold: alert.fewerThan
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
