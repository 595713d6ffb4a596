-- What trainings led to. One training is replaced in one transaction; a model counts for the whole chain, so no row belongs to a store, and whoever
-- is signed in may read them.
CREATE TABLE insight.model_training (
    model_name        text NOT NULL,
    business_date     date NOT NULL,
    revision          integer NOT NULL CHECK (revision >= 1),
    run_id            uuid NOT NULL,
    model_version     text NOT NULL,
    tracked_run       text NOT NULL,
    result            text NOT NULL CHECK (result IN ('CHAMPION', 'WAITS', 'CHALLENGER')),
    champion_version  text,
    champion_state    text NOT NULL CHECK (champion_state IN ('NONE', 'LOST', 'INCOMPARABLE', 'PAIRED')),
    metric            text NOT NULL,
    units             text NOT NULL,
    confidence        double precision NOT NULL CHECK (confidence > 0 AND confidence < 1),
    bias              double precision,
    coverage_level    double precision CHECK (coverage_level > 0 AND coverage_level < 1),
    coverage          double precision CHECK (coverage BETWEEN 0 AND 1),
    training_seconds  double precision NOT NULL CHECK (training_seconds >= 0),
    model_bytes       bigint NOT NULL CHECK (model_bytes >= 0),
    PRIMARY KEY (model_name, business_date),
    CHECK ((champion_version IS NULL) = (champion_state = 'NONE'))
);
COMMENT ON TABLE insight.model_training IS 'Newest training of a model for a business date, and what became of it then; what people promote or roll back later is not in it';
COMMENT ON COLUMN insight.model_training.model_name IS 'The registered model, which is the task: demand, stockout';
COMMENT ON COLUMN insight.model_training.model_version IS 'Of the model that was trained, the challenger';
COMMENT ON COLUMN insight.model_training.tracked_run IS 'Its run in the model registry';
COMMENT ON COLUMN insight.model_training.result IS 'CHAMPION: took the place; WAITS: passed, and a person has the last word; CHALLENGER: did not pass';
COMMENT ON COLUMN insight.model_training.champion_state IS 'Whether the present champion could be compared: PAIRED on the same units, INCOMPARABLE and holds its place, LOST and does not';
COMMENT ON COLUMN insight.model_training.metric IS 'What errors are measured in: WAPE, Brier';
COMMENT ON COLUMN insight.model_training.units IS 'What was drawn by the bootstrap, in the plural: series';
COMMENT ON COLUMN insight.model_training.confidence IS 'Of the intervals of the differences';
COMMENT ON COLUMN insight.model_training.bias IS 'Sum of forecast less actual over sum of actual; null where the task has none';
COMMENT ON COLUMN insight.model_training.coverage IS 'Share of outcomes in the band that promises coverage_level; null where the task has none';

CREATE TABLE insight.model_training_rule (
    model_name    text NOT NULL,
    business_date date NOT NULL,
    position      integer NOT NULL CHECK (position >= 1),
    rule          text NOT NULL,
    outcome       text NOT NULL CHECK (outcome IN ('PASSED', 'FAILED', 'SKIPPED')),
    reason        text NOT NULL,
    PRIMARY KEY (model_name, business_date, position),
    UNIQUE (model_name, business_date, rule),
    FOREIGN KEY (model_name, business_date) REFERENCES insight.model_training ON DELETE CASCADE
);
COMMENT ON TABLE insight.model_training_rule IS 'What each rule of the gate said of a training, in the gate''s order';
COMMENT ON COLUMN insight.model_training_rule.reason IS 'One sentence with the figures';

CREATE TABLE insight.model_training_comparison (
    model_name    text NOT NULL,
    business_date date NOT NULL,
    opponent      text NOT NULL CHECK (opponent IN ('CHAMPION', 'BASELINE')),
    opponent_name text NOT NULL,
    basis         text NOT NULL,
    units         integer NOT NULL CHECK (units > 0),
    error         double precision NOT NULL CHECK (error >= 0),
    other_error   double precision NOT NULL CHECK (other_error >= 0),
    difference    double precision NOT NULL,
    low           double precision NOT NULL,
    high          double precision NOT NULL CHECK (high >= low),
    PRIMARY KEY (model_name, business_date, opponent),
    FOREIGN KEY (model_name, business_date) REFERENCES insight.model_training ON DELETE CASCADE
);
COMMENT ON TABLE insight.model_training_comparison IS 'The trained model beside the champion of that moment, and beside what needs no training, each on the same units and days';
COMMENT ON COLUMN insight.model_training_comparison.opponent_name IS 'Version of the champion, or the name of the baseline';
COMMENT ON COLUMN insight.model_training_comparison.basis IS 'On what both were scored; empty for the folds of the training''s own backtest';
COMMENT ON COLUMN insight.model_training_comparison.difference IS 'Error less the other error, negative when the trained model is better; low and high are its bootstrap interval';

CREATE TABLE insight.model_training_part (
    model_name    text NOT NULL,
    business_date date NOT NULL,
    opponent      text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('SEGMENT', 'FOLD')),
    part          text NOT NULL,
    units         integer NOT NULL CHECK (units > 0),
    error         double precision NOT NULL CHECK (error >= 0),
    other_error   double precision NOT NULL CHECK (other_error >= 0),
    PRIMARY KEY (model_name, business_date, opponent, kind, part),
    FOREIGN KEY (model_name, business_date, opponent) REFERENCES insight.model_training_comparison ON DELETE CASCADE
);
COMMENT ON TABLE insight.model_training_part IS 'A comparison by segment and by fold; parts without weight have no error and are left out';
COMMENT ON COLUMN insight.model_training_part.part IS 'A department, or the day before a fold begins; empty for products without a department';
