using System.Text;
using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Testing;

namespace CultivatedLand.Acceptance.Samples;

/// <summary>The sample plan and people that come with the program; the plan's invented town has five tasks.</summary>
internal static class Sample
{
    public const string PlanName = "石桥镇整改方案.txt";

    /// <summary>80 mu to restore: plough by 08-20, plant by 09-30, apply by 10-20, accepted by 10-30.</summary>
    public const string Restore = "恢复补足";

    /// <summary>Due 2023-08-30, not measured by area.</summary>
    public const string IllegalUse = "违法违规用地";

    /// <summary>
    /// Who hears of the plan's meeting twice a month: the town's first lead office, the county's supervisor,
    /// and the leaders of the town and of the two villages that have one of their own. In order of the address.
    /// </summary>
    public static IReadOnlyList<string> MeetingReaders { get; } =
    [
        "gengbao@qinghe.example.cn",
        "he.jing@shiqiao.example.cn",
        "jianguan@shiqiao.example.cn",
        "luo.mingyuan@shiqiao.example.cn",
        "wan.xiaochun@shiqiao.example.cn",
    ];

    public static string PlanPath => Path.Combine(Repository.Samples, PlanName);

    public static string Plan { get; } = File.ReadAllText(PlanPath);

    public static string PeoplePath => Path.Combine(Repository.Samples, "people.csv");

    public static string People { get; } = File.ReadAllText(PeoplePath);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A host with the sample's people and its plan started, on a Thursday a month before the first due date.</summary>
    public static async Task<HostProcess> Started(TemporaryData data, string at = "2023-07-20T08:00")
    {
        var host = await HostProcess.StartAt(at, data);
        (await host.Api.PutDirectory(People)).Ok();
        (await host.Api.Upload("/api/plans?start=true", PlanName, Bytes(Plan))).Ok();
        return host;
    }
}
