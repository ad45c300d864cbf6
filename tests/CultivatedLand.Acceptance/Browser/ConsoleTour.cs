namespace CultivatedLand.Acceptance.Browser;

/// <summary>Every page of the console, by the name of its picture. A new page is one line here.</summary>
internal static class ConsoleTour
{
    /// <summary>Names in braces stand for what <see cref="BusyOfficeSeed.Known"/> has found out.</summary>
    private static readonly (string Name, string Path)[] Stops =
    [
        ("front-door", "/"),
        ("sign-in", "/sign-in"),
        ("to-do", "/today"),
        ("ledger", "/ledger"),
        ("board", "/board"),
        ("timeline", "/timeline"),
        ("calendar", "/calendar?month=2023-08"),
        ("map", "/map"),
        ("plans", "/plans"),
        ("plan", "{plan}"),
        ("plan-draft", "{draft}"),
        ("settings", "/settings"),
        ("settings-people", "/settings/directory"),
        ("settings-calendar", "/settings/calendar"),
        ("settings-policy", "/settings/policy"),
        ("settings-grid", "/settings/grid"),
        ("settings-interviews", "/settings/interviews"),
        ("settings-links", "/settings/links"),
        ("settings-webhooks", "/settings/webhooks"),
        ("accounts", "/settings/accounts"),
        ("account-new", "/settings/accounts/new"),
        ("audit", "/settings/audit"),
        ("task", "{task}"),
        ("task-without-area", "{done-task}"),
        ("task-with-nasty-names", "{nasty}"),
        ("task-history", "{task}/history?until=3"),
        ("mails", "/mails"),
        ("mails-none", "/mails?search=没有这样的邮件"),
        ("mail", "{mail}"),
        ("leads", "/leads"),
        ("lead-new", "/leads/new"),
        ("patrols", "/patrols"),
        ("reports", "/reports"),
        ("rhythms", "/reports/rhythms"),
        ("settlement", "/reports/settlement"),
        ("targets", "/reports/targets?year=2023"),
        ("samples", "/reports/samples"),
        ("interviews", "/reports/interviews"),
        ("api-docs", "/api-docs"),
        ("link", "{link}"),
        ("not-found", "/tasks/none"),
    ];

    public static IEnumerable<object[]> Names => Stops.Select(stop => new object[] { stop.Name });

    public static string PathOf(string name, BusyOfficeSeed office) =>
        office.Known.Aggregate(
            Stops.Single(stop => stop.Name == name).Path,
            (path, known) => path.Replace($"{{{known.Key}}}", known.Value, StringComparison.Ordinal)
        );
}
