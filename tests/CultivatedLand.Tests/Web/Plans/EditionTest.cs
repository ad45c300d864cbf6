using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>The surface with offices that send plans and start them.</summary>
public abstract class EditionTest(string begins = WebTest.Beginning) : AccessTest(begins)
{
    protected const string Header = "序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n";

    /// <summary>A program in the name of a new account: <c>office 青禾县/石桥镇</c>.</summary>
    private protected async Task<HttpClient> Program(AccountRole role, string place)
    {
        var name = $"u{Guid.NewGuid():N}"[..12];
        await Account(name, role, Place.Parse(place));
        return await Program(name);
    }

    /// <summary>Sends a file and asks for its start.</summary>
    protected static async Task<(HttpResponseMessage Answer, JsonNode Body)> Start(
        HttpClient http,
        string name,
        string content,
        string query = ""
    )
    {
        var answer = await http.PostAsync(
            $"/api/plans?name={Uri.EscapeDataString(name)}&start=true{query}",
            new ByteArrayContent(Encoding.UTF8.GetBytes(content))
        );
        return (answer, await Json(answer));
    }

    /// <summary>The tasks of plans as <c>枫林村 80 Active</c>; the one that every office has from the beginning is left out.</summary>
    protected async Task<IReadOnlyList<string>> Tasks() =>
        [
            .. (await Office.Ledger.List(new TaskQuery(), default))
                .Tasks.Select(task => task.State)
                .Where(task => task.Id != Some.Id)
                .Select(task => $"{task.Spec.Place.Name} {task.Spec.Target} {task.Status}")
                .Order(StringComparer.Ordinal),
        ];
}
