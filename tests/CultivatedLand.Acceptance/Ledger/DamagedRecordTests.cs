using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Maintenance;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Web;
using CultivatedLand.Web.Pages.ToDo;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>
/// Records damaged one by one, in every table and every record set that the code knows.
/// Whichever it is, the reminders, mails and letters of the others go, everybody's first page opens,
/// the host says what it has set aside, and verify names it.
/// </summary>
public sealed class DamagedRecordTests : IDisposable
{
    private const string Victim = "(SELECT id FROM tasks WHERE task = 'aa-1')";

    /// <summary>
    /// What is done to a table, and whether the host meets the damage in its rounds. A table of the schema without a row fails.
    /// </summary>
    private static readonly Dictionary<string, (string Sql, string Named, bool IsMet)> Harms = new()
    {
        ["tasks"] = ("UPDATE tasks SET state = '{' WHERE task = 'aa-1'", "tasks/aa-1", true),
        ["facts"] = ($"UPDATE facts SET fact = '{{' WHERE task = {Victim} AND version = 1", "facts/aa-1.1", false),
        ["notices"] = ("UPDATE notices SET notice = '{' WHERE task = (SELECT id FROM tasks WHERE task = 'cc-1')", "notices/cc-1.", true),
        ["letters"] = ("UPDATE letters SET notice = 99999", "letters/1", false),
        ["mails"] = ("UPDATE mails SET content = '{' WHERE mail = 'm-dd'", "mails/m-dd", true),
        ["mail_notices"] = ("UPDATE mail_notices SET notice = 99999", "mail_notices/1", false),
        ["plans"] = ("UPDATE plans SET state = 'nonsense'", "plans/aa11", true),
        ["plan_moves"] = ("UPDATE plan_moves SET plan = 99999", "plan_moves/1", false),
        ["directories"] = ("UPDATE directories SET entries = '{' WHERE id = 2", "directories/2", true),
        ["cabinet"] = ("UPDATE cabinet SET content = '{' WHERE drawer = 'accounts'", "accounts/admin", true),
        ["revoked_links"] = ("UPDATE revoked_links SET before = 'soon'", "revoked_links.before", false),
        ["listed_words"] = ("UPDATE listed_words SET word = 'nonsense' WHERE sort = 3", "ledger_rows/aa-1", false),
        ["ledger_rows"] = ($"UPDATE ledger_rows SET name = 99999 WHERE id = {Victim}", "ledger_rows/aa-1", false),
        ["due_dates"] = ($"UPDATE due_dates SET phase = 99999 WHERE task = {Victim}", "due_dates/aa-1.", false),
        ["acts"] = ($"UPDATE acts SET version = 99999 WHERE task = {Victim}", "acts/", false),
        ["row_changes"] = ("UPDATE row_changes SET count = 'many'", "row_changes.count", false),
        ["log_folds"] = ("UPDATE log_folds SET number = 'many'", "log_folds.number", false),
        ["interview_acts"] = ("INSERT INTO interview_acts (at, act) VALUES (0, 99999)", "interview_acts/", false),
    };

    private readonly TemporaryData _data = new();

    public static TheoryData<string> Tables
    {
        get
        {
            using var folder = new TemporaryFolder();
            SqliteStores.In(folder.Data).Database.Dispose();
            using var ledger = new SqliteConnection($"Data Source={folder.Data.Ledger};Pooling=false");
            ledger.Open();
            using var command = ledger.CreateCommand();
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            using var row = command.ExecuteReader();
            var tables = new TheoryData<string>();
            while (row.Read())
                tables.Add(row.GetString(0));
            return tables;
        }
    }

    public static TheoryData<string, string> RecordSets
    {
        get
        {
            var sets = new TheoryData<string, string>();
            foreach (var format in WebRecordFormats.All)
                sets.Add(format.Drawer, format.Key ?? KeyIn(format.Drawer));
            return sets;
        }
    }

    /// <summary>The key of a record that other work looks up, where there is one in the folder.</summary>
    private static string KeyIn(string drawer) => drawer == PlanEditionRecord.Drawer ? DamagedHost.Edition : "damaged";

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_damaged_row_of_a_table_stops_nothing_else(string table)
    {
        Assert.True(Harms.TryGetValue(table, out var harm), $"Say in {nameof(Harms)} how a row of {table} is damaged.");

        await Harmed(harm.Sql, harm.Named, harm.IsMet);
    }

    [Theory]
    [MemberData(nameof(RecordSets))]
    public Task A_damaged_record_of_a_set_stops_nothing_else(string drawer, string key) =>
        Harmed(
            $"INSERT OR REPLACE INTO cabinet (drawer, key, version, content) VALUES ('{drawer}', '{key}', 1, '{{')",
            $"{drawer}/{key}",
            isMet: true
        );

    [Fact]
    public async Task A_damaged_task_whose_mail_is_held_and_which_waits_for_acceptance_closes_nobodys_first_page()
    {
        await DamagedHost.Seed(_data.Folder);
        DamagedHost.Harm(_data.Folder, "UPDATE mails SET state = 'held', next_attempt = NULL WHERE mail = 'm-dd'");
        DamagedHost.Harm(
            _data.Folder,
            "INSERT INTO cabinet (drawer, key, version, content) VALUES ('to-do', 'accept|dd-1', 1, "
                + """'{"task":"dd-1","name":"恢复补足","place":"青溪区/石桥镇/古井村","since":"2023-08-03T10:00:00+08:00","version":1}')"""
        );
        DamagedHost.Harm(_data.Folder, "UPDATE tasks SET state = '{' WHERE task = 'dd-1'");
        await using var host = DamagedHost.On(_data.Folder, "2023-08-04 09:00");

        var page = await host.Part<ToDoPageModelBuilder>().Make(DamagedHost.Town, new DateOnly(2023, 8, 4), default);

        Assert.Empty(page.Held);
        Assert.Empty(page.Waiting);
        Assert.Contains(host.SetAside, record => record.Name.ToString() == "tasks/dd-1");
    }

    [Fact]
    public async Task A_damaged_task_behind_an_interview_does_not_close_the_interviews_page()
    {
        await DamagedHost.Seed(_data.Folder);
        await using var host = DamagedHost.On(_data.Folder, "2023-08-04 09:00");
        var task = (await host.Part<ILedger>().Find(TaskId.Of("dd-1"), default))!.State;
        var interview = new Interview(
            InterviewId.Parse("y00000000000000dd")!.Value,
            task.Spec.Place,
            InterviewCause.Ladder,
            "dd",
            null,
            null,
            new("逾期", "late"),
            new DateOnly(2023, 8, 3),
            new DateOnly(2023, 8, 18),
            task.Id
        );
        DamagedHost.Harm(_data.Folder, "UPDATE tasks SET state = '{' WHERE task = 'dd-1'");

        var (unit, _) = await host.Part<InterviewService>().Suggested(interview, default);

        Assert.Equal(task.Spec.Place.Name, unit);
    }

    [Fact]
    public async Task What_can_be_read_again_is_taken_up_again()
    {
        await DamagedHost.Seed(_data.Folder);
        DamagedHost.Harm(_data.Folder, "UPDATE tasks SET state = '{' || state WHERE task = 'aa-1'");
        await using var host = DamagedHost.On(_data.Folder, "2023-08-04 09:00");
        await host.Round();
        Assert.Equal(0, host.MailsTo("li@q.example"));

        DamagedHost.Harm(_data.Folder, "UPDATE tasks SET state = substr(state, 2) WHERE task = 'aa-1'");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Round();

        Assert.Equal(1, host.MailsTo("li@q.example"));
        Assert.Empty(host.SetAside);
    }

    [Fact]
    public async Task The_administrator_is_told_once_and_not_again_after_a_restart()
    {
        await DamagedHost.Seed(_data.Folder);
        DamagedHost.Harm(_data.Folder, "UPDATE tasks SET state = '{' WHERE task = 'aa-1'");
        for (var start = 0; start < 2; start++)
        {
            await using var host = DamagedHost.On(_data.Folder, start == 0 ? "2023-08-04 09:00" : "2023-08-04 11:00");
            for (var round = 0; round < 3; round++)
            {
                await host.Round();
                host.Clock.Advance(TimeSpan.FromMinutes(5));
            }

            Assert.Equal(1, host.MailsTo(DamagedHost.Administrator));
        }
    }

    public void Dispose() => _data.Dispose();

    private async Task Harmed(string sql, string named, bool isMet)
    {
        await DamagedHost.Seed(_data.Folder);
        DamagedHost.Harm(_data.Folder, sql);
        var faults = LedgerVerifier.Run(new DataFolder(_data.Path), null, default).Faults;
        Assert.Contains(faults, fault => fault.Subject.StartsWith(named, StringComparison.Ordinal));

        await using (var host = DamagedHost.On(_data.Folder, "2023-08-04 09:00"))
        {
            await host.Round();

            Assert.Equal(1, host.MailsTo(DamagedHost.Bystander));
            if (isMet)
                Assert.Contains(host.SetAside, record => record.Name.ToString().StartsWith(named, StringComparison.Ordinal));
            Assert.True(await host.NextDueAt() > host.Clock.GetUtcNow(), "The damage is tried again at once, for ever.");

            foreach (var user in new[] { CurrentUser.Administrator, DamagedHost.Town })
            {
                await host.Part<ToDoPageModelBuilder>().Make(user, new DateOnly(2023, 8, 4), default);
                await host.Part<ToDoPageModelBuilder>().Number(user, default);
            }

            host.Clock.MoveTo("2023-08-23 09:00");
            await host.Round();
            Assert.Equal(1, host.MailsTo(DamagedHost.HeadOfBystanders));
        }
    }
}
