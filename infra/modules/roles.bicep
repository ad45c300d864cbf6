// Built-in roles: their ids are the same in every tenant and every cloud.

@export()
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

@export()
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

@export()
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

@export()
var vaultUser = '4633458b-17de-408a-b874-0445c86b69e6'

@export()
var vaultOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

@export()
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
