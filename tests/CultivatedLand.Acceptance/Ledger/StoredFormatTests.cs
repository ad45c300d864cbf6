using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>States and notices have converters of their own; ledgers are full of what the serializer wrote by itself before.</summary>
public sealed class StoredFormatTests
{
    private const string State = """
        {"v":1,"id":"3fa9c1d200-1","spec":{"name":"恢复补足<1>","kind":"restore","place":"青溪区/石桥镇/松林村","target":101.5,"acceptedBefore":32,"responsibleUnits":["松林村村委会"],"leadOffices":["镇建管办","镇农办"],"leaders":["各村\"联系\"领导"],"phases":[{"name":"翻耕","kind":"plough","start":"2023-07-01","due":"2023-08-20"},{"name":"验收","kind":"accept","due":"2023-10-30"}],"policy":{"sendAt":"08:30:00","sendingWindow":"01:00:00","reminders":[7,0],"ladder":[{"workdays":2,"kind":"overdue"}],"stillOverdueEvery":5,"returnDays":15}},"status":"suspended","phases":[{"number":1,"name":"翻耕","kind":"plough","start":"2023-07-01","due":"2023-08-20","round":2,"reported":12.5,"noticedThrough":"supervision-letter.3","reopened":"2023-08-04T09:00:00.1234567+08:00","acknowledged":{"at":"2023-08-04T09:00:00.1234567+08:00","by":"李四"}},{"number":2,"name":"验收","kind":"accept","due":"2023-10-30","round":1,"isReportedDone":true}],"accepted":44.5,"infeasible":0.01,"round":2,"pendingExtension":{"phase":1,"due":"2023-09-01","reason":"汛期"},"pendingInfeasible":{"area":3.01,"reason":"坟地"},"evidence":[{"contentHash":"e3b0","fileName":"照片.jpg"}],"scheduledSince":"2023-08-04T09:00:00.1234567+08:00","lastAcceptance":{"at":"2023-08-04T09:00:00.1234567+08:00","by":"规资局","area":12.5},"version":17}
        """;

    private const string Notice = """
        {"v":1,"id":"3fa9c1d200-1.2.1.20230820.supervision-letter.3","kind":"supervision-letter","taskName":"恢复补足","place":"青溪区/石桥镇/松林村","phaseName":"翻耕","due":"2023-08-20","sendAt":"2023-08-24T09:00:00+08:00","to":[{"role":"unit-head","place":"青溪区/石桥镇/松林村"}],"cc":[{"role":"supervisor","label":"督导组","place":"青溪区"}],"leadOffices":["镇建管办"],"reason":{"step":"supervision-letter.3","nominal":"2023-08-23","scheduled":"2023-08-23","sent":"2023-08-24","skipped":2}}
        """;

    [Fact]
    public void A_state_stored_long_ago_is_read_and_written_again_to_the_letter() =>
        Assert.Equal(State, Text(CaseJson.Write(CaseJson.ReadTask(Bytes(State)))));

    [Fact]
    public void A_notice_stored_long_ago_is_read_and_written_again_to_the_letter() =>
        Assert.Equal(Notice, Text(CaseJson.Write(CaseJson.ReadNotice(Bytes(Notice)))));

    [Fact]
    public void Fields_may_stand_in_any_order() =>
        Assert.Equal(CaseJson.ReadTask(Bytes(State)), CaseJson.ReadTask(Bytes(Reversed(JsonNode.Parse(State)!).ToJsonString())));

    [Fact]
    public void Fields_that_nobody_knows_are_passed_over()
    {
        var document = JsonNode.Parse(State)!;
        foreach (
            var part in new[]
            {
                document,
                document["spec"]!,
                document["spec"]!["policy"]!,
                document["spec"]!["phases"]![0]!,
                document["phases"]![1]!,
            }
        )
            part["later"] = new JsonObject { ["id"] = "x", ["list"] = new JsonArray(1, 2) };

        Assert.Equal(CaseJson.ReadTask(Bytes(State)), CaseJson.ReadTask(Bytes(document.ToJsonString())));
    }

    [Fact]
    public void A_field_that_is_missing_or_null_has_its_default()
    {
        var document = JsonNode.Parse(State)!.AsObject();
        document.Remove("accepted");
        document["pendingExtension"] = null;
        document["scheduledSince"] = null;
        document["spec"]!["target"] = null;

        var read = CaseJson.ReadTask(Bytes(document.ToJsonString()));

        Assert.Equal((Mu.Zero, null, null, null), (read.Accepted, read.PendingExtension, read.ScheduledSince, read.Spec.Target));
    }

    [Theory]
    [InlineData("\"round\":2,\"pendingExtension\"", "\"round\":\"two\",\"pendingExtension\"")]
    [InlineData("\"kind\":\"restore\"", "\"kind\":\"sell\"")]
    [InlineData("\"spec\":{", "\"spec\":[{")]
    [InlineData("\"due\":\"2023-08-20\"", "\"due\":\"2023-08-32\"")]
    public void A_damaged_state_is_said_to_be_one(string whole, string damaged) =>
        Assert.Throws<JsonException>(() => CaseJson.ReadTask(Bytes(State.Replace(whole, damaged, StringComparison.Ordinal))));

    private static JsonNode Reversed(JsonNode node) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields.Reverse().Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Reversed(field.Value!)))
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Reversed(item!))]),
            _ => node.DeepClone(),
        };

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
