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

/// <summary>From a document to a draft: head, outline, tasks, tables, rhythms, money; then the checks.</summary>
internal sealed class DraftReader(SourceDocument document, PlanReadOptions options)
{
    public PlanDraft Read()
    {
        var head = DocumentHead.Read(document);
        var outline = OutlineBuilder.Build(document, head.IssuedQuote?.Place?.Block);
        var passages = outline.Passages().ToList();
        var year = PlanYear.Find(head, passages, document, options);
        var dates = new DateContext(year, head.Issued) { IsReport = head.IsReport, Month = head.MonthNamed };

        var tables = new TableReader(document, dates, head.Title);
        tables.Read();
        var finder = new TaskFinder(outline, head, dates);
        var reader = new TaskReader(dates);
        var tasks = finder.Find(tables.Tasks.Count > 0, tables.IsAssessment).Select(reader.Read).ToList();
        var addressee = LetterAddresseeReader.Find(passages);
        tasks = Merge(WithGoals([.. tasks.Select(task => WithDocument(task, head, addressee))], outline), tables, head, passages);

        var draft = new PlanDraft(
            head.Title?.Value ?? Path.GetFileNameWithoutExtension(document.Name),
            head.Number?.Value,
            head.Issuer?.Value,
            head.Issued,
            year,
            [.. tasks.Select((task, index) => task with { Id = (index + 1).ToString(CultureInfo.InvariantCulture) })],
            RhythmRecogniser.Find([.. passages, .. tables.Texts]),
            FundingRecogniser.Find(passages),
            []
        );
        return draft with
        {
            Findings = DraftChecks.Run(draft, passages, tables, dates, options.Today),
            Indicators = IndicatorRecogniser.Find(passages),
        };
    }

    /// <summary>What the document as a whole says for a task that leaves it out: its subject, and in a letter the unit it is written to.</summary>
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

    /// <summary>你村 becomes the unit by its name; where the letter names none, it says nothing.</summary>
    private static ImmutableArray<Sourced<string>> Named(ImmutableArray<Sourced<string>> units, Sourced<string>? addressee) =>
        [
            .. units
                .Select(unit => LetterAddresseeReader.IsSecondPerson(unit.Value) ? addressee : unit)
                .OfType<Sourced<string>>()
                .DistinctBy(unit => unit.Value),
        ];

    /// <summary>A task without a figure takes the one that the goals name for its kind.</summary>
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
                tasks.Add(Standing(places, head));
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

    /// <summary>Where the text names several figures, the one that the table adds up to is the target.</summary>
    private static Sourced<decimal>? Target(DraftTask task, PlaceTable places, List<Passage> passages) =>
        task.AreaMu is { } area
        && (
            places.Total is not { } total
            || area.Value == total.Value
            || !passages.Exists(passage => passage.Quantities.Any(quantity => quantity.IsArea && quantity.Mu == total.Value))
        )
            ? area
            : places.Total;

    /// <summary>A row that is called by its village alone: the title says of what.</summary>
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

    /// <summary>A table of places that no task in the text speaks of is a task of its own.</summary>
    private static DraftTask Standing(PlaceTable places, DocumentHead head)
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
