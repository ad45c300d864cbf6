using System.Collections.Immutable;
using System.Globalization;
using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Recognisers.Rhythms;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading;

/// <summary>
/// Reader that turns a document into a draft.
/// It reads the head, the outline, the tasks, the tables, the rhythms and the funding rules, then it runs the checks.
/// </summary>
internal sealed class DraftReader(SourceDocument document, PlanReadOptions options)
{
    public PlanReading Read()
    {
        var head = DocumentHead.Read(document);
        var outline = OutlineBuilder.Build(document, head.IssuedQuote?.Place?.Block);
        var passages = outline.Passages().ToList();
        var year = PlanYear.Find(head, passages, document, options);
        var dates = new DateContext(year, head.Issued)
        {
            IsReport = head.IsReport,
            Month = head.MonthNamed,
            LatestYear = PlanYear.Latest(passages),
        };
        var reading = Read(head, outline, passages, dates);
        // Only where no other day is named is a year with an amount of work the deadline.
        var goals = dates with
        {
            YearsAreGoals = true,
        };
        return head.IsReport || reading.Read.Tasks.Any(task => task.Phases.Any(phase => phase.Due is not null))
            ? reading
            : Read(head, outline, passages, goals);
    }

    private PlanReading Read(DocumentHead head, Section outline, List<Passage> passages, DateContext dates)
    {
        var tables = new TableReader(document, dates, head.Title);
        tables.Read();
        var finder = new TaskFinder(outline, head, dates);
        var reader = new TaskReader(dates);
        var tasks = finder
            .Find(tables.Tasks.Count > 0, tables.IsAssessment)
            .Select(scope => (Scope: scope, Task: reader.Read(scope)))
            .Where(read => !RhythmSections.Is(read.Scope, read.Task))
            .SelectMany(read => SeveralTargets.Split(read.Task, read.Scope.Content.Concat(read.Scope.Loose)))
            .ToList();
        var addressee = LetterAddresseeReader.Find(passages);
        tasks = LetterTask.Joined(tasks, head, addressee, passages);
        tasks = Merge(WithGoals([.. tasks.Select(task => WithDocument(task, head, addressee))], outline), tables, head, passages);

        var rhythms = RhythmRecogniser.Find([.. passages, .. tables.Texts]);
        var draft = new PlanDraft(
            head.Title?.Value ?? Path.GetFileNameWithoutExtension(document.Name),
            head.Number?.Value,
            head.Issuer?.Value,
            head.Issued,
            dates.Year,
            [.. tasks.Select((task, index) => task with { Id = (index + 1).ToString(CultureInfo.InvariantCulture) })],
            rhythms,
            FundingRecogniser.Find(passages, UnderMoney(outline)),
            []
        )
        {
            Indicators = IndicatorRecogniser.Find(passages),
            PatrolsAsked = head.IsReport ? null : UnstatedPatrols.Find(passages, rhythms),
        };
        return new PlanReading(draft, DraftChecks.OfWords(passages, tables, dates), document.Notes);
    }

    private static HashSet<Passage> UnderMoney(Section outline) =>
        [
            .. outline
                .SelfAndBelow()
                .Where(section => section.EffectiveRole == SectionRole.Funding)
                .SelectMany(section => section.Body.Append(section.Heading)),
        ];

    /// <summary>Completes a task from the document: its kind from the title, and in a letter the unit from the addressee.</summary>
    private static DraftTask WithDocument(DraftTask task, DocumentHead head, Sourced<string>? addressee)
    {
        if (task.Kind == TaskKind.Other && head.Title is { } title)
            task = task with { Kind = TaskKinds.Of(title.Value) };
        if (task.ResponsibleUnits.Concat(task.LeadUnits).Any(unit => LetterAddresseeReader.IsSecondPerson(unit.Value)))
            task = task with { ResponsibleUnits = Named(task.ResponsibleUnits, addressee), LeadUnits = Named(task.LeadUnits, addressee) };
        if (task.ResponsibleUnits.IsEmpty && task.LeadUnits.IsEmpty && addressee is not null)
            task = task with { ResponsibleUnits = [addressee] };
        return task;
    }

    /// <summary>Replaces 你村 by the name of the addressed unit. Where the letter names none, 你村 is left out.</summary>
    private static ImmutableArray<Sourced<string>> Named(ImmutableArray<Sourced<string>> units, Sourced<string>? addressee) =>
        [
            .. units
                .Select(unit => LetterAddresseeReader.IsSecondPerson(unit.Value) ? addressee : unit)
                .OfType<Sourced<string>>()
                .DistinctBy(unit => unit.Value),
        ];

    /// <summary>Gives a task without a figure the one that the goals name for its kind.</summary>
    private static List<DraftTask> WithGoals(List<DraftTask> tasks, Section outline)
    {
        var goals = outline
            .SelfAndBelow()
            .Where(section => section.Role == SectionRole.Goals)
            .SelectMany(section => section.Children.Count > 0 ? section.Children.AsEnumerable() : [section])
            .ToList();
        return
        [
            .. tasks.Select(task =>
                task.AreaMu is null
                && task.Kind != TaskKind.Other
                && goals.Find(goal => TaskKinds.Of(goal.Heading.Text) == task.Kind) is { } goal
                && AreaReader.Read(goal.Heading.Text, goal.Passages()).Target is { } target
                    ? task with
                    {
                        AreaMu = target with { Confidence = Confidence.Inferred },
                    }
                    : task
            ),
        ];
    }

    private static List<DraftTask> Merge(List<DraftTask> tasks, TableReader tables, DocumentHead head, List<Passage> passages)
    {
        foreach (var places in tables.Places)
        {
            var total = places.Total?.Value ?? places.Shares.Sum(share => share.AreaMu);
            var index = tasks.FindIndex(task => task.AreaMu?.Value == total);
            if (index < 0)
                index = tasks.FindIndex(task => task.Breakdown.IsEmpty && task.AreaMu is null && task.Kind != TaskKind.Patrol);
            if (index < 0 && tasks.Count == 1 && tasks[0].Breakdown.IsEmpty)
                index = 0;
            if (index >= 0)
                tasks[index] = tasks[index] with
                {
                    Breakdown = places.Shares,
                    AreaMu = Target(tasks[index], places, passages),
                    Leaders = tasks[index].Leaders.IsEmpty ? places.Leaders : tasks[index].Leaders,
                };
            else if (tables.Tasks.Count == 0)
                tasks.Add(OfTable(places, head));
        }

        if (tables.Leaders.Count > 0)
        {
            var index = tasks.FindIndex(task => !task.Breakdown.IsEmpty);
            if (index < 0 && tasks.Count == 1)
                index = 0;
            if (index >= 0 && tasks[index].Leaders.IsEmpty)
                tasks[index] = tasks[index] with { Leaders = [.. tables.Leaders.DistinctBy(leader => leader.Value)] };
        }

        if (tables.Stages.Count > 0)
        {
            if (tasks.Count == 0)
                tasks.Add(Whole(head, tables.Stages[0].Quote));
            tasks[0] = tasks[0] with
            {
                Phases = [.. tasks[0].Phases, .. tables.Stages],
                ResponsibleUnits = tasks[0].ResponsibleUnits.IsEmpty ? [.. tables.StageUnits] : tasks[0].ResponsibleUnits,
            };
        }

        tasks.AddRange(tables.Tasks.Select(task => OfPlace(task, head)));
        return tasks;
    }

    /// <summary>Chooses the target. Where the text names several figures, the sum of the table is the target.</summary>
    private static Sourced<decimal>? Target(DraftTask task, PlaceTable places, List<Passage> passages) =>
        task.AreaMu is { } area
        && (
            places.Total is not { } total
            || area.Value == total.Value
            || !passages.Exists(passage => passage.Quantities().Any(quantity => quantity.IsArea && quantity.Mu == total.Value))
        )
            ? area
            : places.Total;

    /// <summary>Completes the name of a row that bears only the name of its village. The title tells the subject.</summary>
    private static DraftTask OfPlace(DraftTask task, DocumentHead head)
    {
        if (head.Title is not { } title)
            return task;
        if (task.Kind == TaskKind.Other)
            task = task with { Kind = TaskKinds.Of(title.Value) };
        return task.Place is { Value: var place } && place[(place.LastIndexOf('/') + 1)..] == task.Name.Value
            ? task with
            {
                Name = task.Name with { Value = $"{TaskNames.OfTitle(title.Value)}：{task.Name.Value}" },
            }
            : task;
    }

    private static DraftTask Whole(DocumentHead head, Quote quote)
    {
        var name = head.Title is { } title
            ? title with
            {
                Value = TaskNames.OfTitle(title.Value),
            }
            : new Sourced<string>("任务", quote, Confidence.Guess);
        return new DraftTask("", name, TaskKinds.Of(name.Value), null, null, [], [], [], [], []);
    }

    /// <summary>Creates a task from a table of places that belongs to no task in the text.</summary>
    private static DraftTask OfTable(PlaceTable places, DocumentHead head)
    {
        var name = head.Title is { } title
            ? title with
            {
                Value = TaskNames.OfTitle(title.Value),
            }
            : new Sourced<string>(places.Caption.Length > 0 ? places.Caption : "任务分解", places.Shares[0].Quote, Confidence.Guess);
        return new DraftTask("", name, TaskKinds.Of(name.Value), places.Total, null, [], [], places.Leaders, [], places.Shares);
    }
}
